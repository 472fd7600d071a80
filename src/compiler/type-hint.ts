import type { SyntaxNode } from '@lezer/common';
import type { TypeHint } from '../protocol';
import { literalValue } from './literal';
import { childrenOf, parseTree, textOf } from './syntax-tree';

/** The types that `type X = …` and `interface X { … }` declare at the top level of a module. */
export type TypeAliases = ReadonlyMap<string, SyntaxNode>;

const named = new Map<string, TypeHint>([
  ['number', { type: 'number' }],
  ['string', { type: 'string' }],
  ['boolean', { type: 'boolean' }],
  ['Number', { type: 'number' }],
  ['String', { type: 'string' }],
  ['Boolean', { type: 'boolean' }],
  ['File', { type: 'file' }],
  ['Blob', { type: 'file' }],
  ['ImageData', { type: 'image' }],
  ['ImageBitmap', { type: 'image' }],
]);

/** Types that say nothing about a value, so that whatever else is known about the parameter decides. */
const silent = new Set(['any', 'unknown']);
const absent = new Set(['undefined', 'null', 'void']);

/** @param node any node of the module */
export function typeAliases(node: SyntaxNode, source: string): TypeAliases {
  let module = node;
  while (module.parent !== null) module = module.parent;
  const aliases = new Map<string, SyntaxNode>();
  for (const statement of childrenOf(module)) {
    const declared = statement.name === 'ExportDeclaration' ? statement.getChild('InterfaceDeclaration') : statement;
    const interfaceName = declared?.name === 'InterfaceDeclaration' ? declared.getChild('TypeDefinition') : null;
    const body = interfaceName && declared?.getChild('ObjectType');
    if (interfaceName && body) aliases.set(textOf(interfaceName, source), body);
    const alias = statement.name === 'ExportDeclaration' ? statement.getChild('TypeAliasDeclaration') : statement;
    const name = alias?.name === 'TypeAliasDeclaration' ? alias.getChild('TypeDefinition') : null;
    const type = alias && name && childrenOf(alias).findLast((child) => !/^;$|Comment$/.test(child.name));
    if (name && type && alias.getChild('TypeParamList') === null) aliases.set(textOf(name, source), type);
  }
  return aliases;
}

/** What a type tells about its values; undefined if it tells nothing, since it is not known here. */
export function hintOf(type: SyntaxNode, source: string, aliases: TypeAliases): TypeHint | undefined {
  const members = membersOf(type, source, aliases, 0);
  const choices: (string | number)[] = [];
  const hints = new Map<TypeHint['type'], TypeHint>();
  let isSilent = members.length === 0;
  for (const member of members) {
    const value = literalOf(member, source);
    const items = itemsOf(member, source);
    if (items) hints.set('list', { type: 'list', of: items });
    else if (typeof value === 'boolean') hints.set('boolean', { type: 'boolean' });
    else if (value !== undefined) choices.push(value);
    else if (member.name === 'TypeName') {
      const hint = named.get(textOf(member, source));
      if (hint === undefined) isSilent = true;
      else hints.set(hint.type, hint);
    } else if (member.name === 'IndexedType') isSilent = true;
    else hints.set('unknown', { type: 'unknown' });
  }
  if (isSilent) return undefined;
  // `'a' | string` takes any text.
  for (const choice of choices) if (hints.size > 0) hints.set(plain(choice).type, plain(choice));
  if (hints.size === 0) return { type: 'choices', choices: [...new Set(choices)] };
  const [only] = hints.values();
  return hints.size === 1 && only !== undefined ? only : { type: 'unknown' };
}

/** The properties of an object type, by name; undefined if it is not an object type, or not known here. */
export function fieldTypesOf(
  type: SyntaxNode,
  source: string,
  aliases: TypeAliases,
): Map<string, { type: SyntaxNode | undefined; optional: boolean }> | undefined {
  const [only, ...others] = membersOf(type, source, aliases, 0);
  if (only?.name !== 'ObjectType' || others.length > 0) return undefined;
  const fields = new Map<string, { type: SyntaxNode | undefined; optional: boolean }>();
  for (const property of only.getChildren('PropertyType')) {
    const name = property.getChild('PropertyDefinition');
    if (name === null) continue;
    const annotation = property.getChild('TypeAnnotation')?.lastChild ?? undefined;
    fields.set(textOf(name, source), { type: annotation, optional: property.getChild('Optional') !== null });
  }
  return fields;
}

/** Is it a function type? */
export const isFunctionType = (type: SyntaxNode, source: string, aliases: TypeAliases): boolean => {
  const members = membersOf(type, source, aliases, 0);
  return (
    members.length > 0 &&
    members.every((each) => each.name === 'FunctionSignature' || textOf(each, source) === 'Function')
  );
};

/** What the items of an array type are: numbers or strings. */
const itemsOf = (member: SyntaxNode, source: string): 'number' | 'string' | undefined =>
  (['number', 'string'] as const).find((item) =>
    new RegExp(`^(?:readonly\\s+)?(?:${item}\\s*\\[\\]|(?:Readonly)?Array<\\s*${item}\\s*>)$`).test(
      textOf(member, source).trim(),
    ),
  );

/** What a JSDoc type tells, as in `@param {number} n`. */
export function hintOfText(text: string, source: string, aliases: TypeAliases): TypeHint | undefined {
  // JSDoc marks optional types with `=` and nullable ones with `?`.
  const declaration = `type T = ${text.replace(/^[?!]|=$/g, '')}`;
  const type = parseTree(declaration).topNode.getChild('TypeAliasDeclaration')?.lastChild;
  if (!type) return undefined;
  const name = type.name === 'TypeName' ? textOf(type, declaration) : '';
  const alias = aliases.get(name);
  return alias === undefined ? hintOf(type, declaration, new Map()) : hintOf(alias, source, aliases);
}

/** The members of a union: with aliases resolved, and without those that only say that there may be no value. */
function membersOf(type: SyntaxNode, source: string, aliases: TypeAliases, depth: number): SyntaxNode[] {
  if (type.name === 'UnionType' || type.name === 'ParenthesizedType') {
    const parts = childrenOf(type).filter((child) => !/^LogicOp$|^[()]$|Comment$/.test(child.name));
    return parts.flatMap((part) => membersOf(part, source, aliases, depth));
  }
  if (/^(?:Null|Undefined|Void)Type$/.test(type.name)) return [];
  if (type.name !== 'TypeName') return [type];
  const name = textOf(type, source);
  if (absent.has(name)) return [];
  const alias = silent.has(name) ? undefined : aliases.get(name);
  // An alias of itself is the author's error, and must not make us loop forever.
  return alias === undefined || depth > 20 ? [type] : membersOf(alias, source, aliases, depth + 1);
}

function literalOf(member: SyntaxNode, source: string): string | number | boolean | undefined {
  return member.name === 'LiteralType' ? literalValue(textOf(member, source)) : undefined;
}

function plain(choice: string | number): TypeHint {
  return { type: typeof choice === 'number' ? 'number' : 'string' };
}
