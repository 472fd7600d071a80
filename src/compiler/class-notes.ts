import { apiSpecifier, classesKey } from '../protocol';
import { parseModule } from './module-parser';
import { type AnyNode, isNode, nameOf } from './walk';

/**
 * Code for the end of a module that tells the runtime which classes it declares or imports, so that states can hold
 * instances of them. Nothing for code that cannot be parsed, which the engine will refuse.
 */
export function classNotes(code: string): string {
  if (!/\bclass\b|\bimport\b/.test(code)) return '';
  try {
    const names = (parseModule(code).program.body as unknown as AnyNode[]).flatMap(classesOf);
    // What is imported may be no class, and a class may not be made yet where the module ends early.
    const each = [...new Set(names)].map((name) => `${name}: typeof ${name} === 'function' && ${name}`);
    return each.length > 0 ? `\n;globalThis[Symbol.for('${classesKey}')]?.({ ${each.join(', ')} });` : '';
  } catch {
    return '';
  }
}

/** The classes that a statement at the top level names. */
function classesOf(statement: AnyNode): string[] {
  const { type, declaration } = statement;
  if (type.startsWith('Export')) return isNode(declaration) ? classesOf(declaration) : [];
  if (type === 'ClassDeclaration') return [nameOf(statement.id)].flatMap((name) => name ?? []);
  if (type === 'VariableDeclaration')
    return (statement.declarations as AnyNode[]).flatMap(({ id, init }) =>
      isNode(init) && init.type === 'ClassExpression' ? (nameOf(id) ?? []) : [],
    );
  if (type !== 'ImportDeclaration' || (statement.source as { value?: unknown }).value === apiSpecifier) return [];
  const locals = (statement.specifiers as AnyNode[]).map(({ local }) => nameOf(local) ?? '');
  return locals.filter((name) => /^[A-Z]/.test(name));
}
