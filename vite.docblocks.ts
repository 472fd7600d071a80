import ts from 'typescript';
import { apiModule } from './vite.reference.ts';

/** Objects that authors write or read, beside options: each of their members needs words, too. */
const objects = new Set(['AnyComponent', 'Cache', 'ChatMessage', 'ChatOption', 'ParameterLike', 'Theme']);

/** Members that only the types of the API need. */
const inner = new Set(['kind', 'properties']);

/**
 * What the public API leaves unsaid, as sentences; nothing if each value and each type has a docblock of its own, and so has
 * each option and each member of an object.
 */
export const undescribed = (root: string): string[] => {
  const { checker, module } = apiModule(root);
  const isOurs = (node: ts.Node) => node.getSourceFile().fileName.includes('/src/api/');
  const isSaid = (symbol: ts.Symbol) => ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim() !== '';
  const membersOf = (type: ts.Type): ts.Symbol[] =>
    checker
      .getPropertiesOfType(type)
      .filter((member) => !inner.has(member.getName()) && !member.getName().startsWith('__'))
      .filter(({ declarations = [] }) => declarations.some(isOurs));

  return checker.getExportsOfModule(module).flatMap((exported) => {
    const name = exported.getName();
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    if (!(symbol.flags & (ts.SymbolFlags.TypeAlias | ts.SymbolFlags.Value))) return [];
    const isObject = symbol.flags & ts.SymbolFlags.TypeAlias && (name.endsWith('Options') || objects.has(name));
    const members = isObject ? membersOf(checker.getDeclaredTypeOfSymbol(symbol)) : [];
    return [
      ...(isSaid(symbol) ? [] : [`${name} has no docblock.`]),
      ...members.filter((member) => !isSaid(member)).map((member) => `${name}.${member.getName()} has no docblock.`),
    ];
  });
};
