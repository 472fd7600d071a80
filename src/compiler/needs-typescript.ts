import type { SyntaxNode } from '@lezer/common';
import { childrenOf, parseTree } from './syntax-tree';

const types = new Set([
  'InterfaceDeclaration',
  'TypeAliasDeclaration',
  'AmbientDeclaration',
  'LineComment',
  'BlockComment',
]);

/** Does a file contain something that sucrase cannot turn into JavaScript, or that not all engines support? */
export function needsTypeScript(source: string): boolean {
  let needed = false;
  parseTree(source).iterate({
    enter({ name, node }) {
      if (needed || name === 'AmbientDeclaration') return false;
      needed =
        name === 'Decorator' ||
        name === 'accessor' ||
        name === 'using' ||
        (name === 'NamespaceDeclaration' && hasValues(node)) ||
        (name === 'ExportDeclaration' && isExportedAlias(source.slice(node.from)));
      return !needed;
    },
  });
  return needed;
}

/** `export import a = b.c`, which only TypeScript's own parser understands. */
function isExportedAlias(statement: string): boolean {
  return /^export\s+import\s+[\w$]+\s*=/.test(statement);
}

/** A namespace that contains only types leaves no code behind. */
function hasValues(namespace: SyntaxNode): boolean {
  const block = namespace.getChild('Block');
  return block !== null && childrenOf(block).some(isValue);
}

function isValue(node: SyntaxNode): boolean {
  if (node.name === '{' || node.name === '}' || types.has(node.name)) return false;
  if (node.name === 'NamespaceDeclaration') return hasValues(node);
  if (node.name === 'ExportDeclaration')
    return childrenOf(node).some((child) => child.name !== 'export' && isValue(child));
  return true;
}
