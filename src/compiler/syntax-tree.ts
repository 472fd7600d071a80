import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/javascript';

/** The parser that the editor uses too: it accepts any text, and it is small. */
const typescript = parser.configure({ dialect: 'ts' });

export function parseTree(source: string): Tree {
  return typescript.parse(source);
}

/** A node's children, including comments and errors. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

export function textOf(node: SyntaxNode, source: string): string {
  return source.slice(node.from, node.to);
}
