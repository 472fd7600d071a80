import type { Node } from 'acorn';

/** Receives a node and its ancestors, the nearest first. */
export type Visit = (node: AnyNode, parents: readonly AnyNode[]) => void;

/** A node of any type: its properties must be checked. */
export type AnyNode = Node & { [property: string]: unknown };

export const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { type?: unknown }).type === 'string' &&
  'start' in value;

/** The properties that hold the children of the commonest nodes. Looking them up would take most of a walk's time. */
const childKeys: Readonly<Record<string, readonly string[]>> = {
  Identifier: [],
  Literal: [],
  ExpressionStatement: ['expression'],
  BlockStatement: ['body'],
  VariableDeclaration: ['declarations'],
  VariableDeclarator: ['id', 'init'],
  CallExpression: ['callee', 'arguments'],
  MemberExpression: ['object', 'property'],
  BinaryExpression: ['left', 'right'],
  AssignmentExpression: ['left', 'right'],
  ArrayExpression: ['elements'],
  ObjectExpression: ['properties'],
};

/** Visits all nodes of a tree, parents before their children. */
export function walk(root: Node, visit: Visit): void {
  const parents: AnyNode[] = [];
  const enter = (node: AnyNode) => {
    visit(node, parents);
    const keys = childKeys[node.type] ?? Object.keys(node);
    if (keys.length === 0) return;
    parents.unshift(node);
    for (const key of keys) {
      const value = node[key];
      if (isNode(value)) enter(value);
      else if (Array.isArray(value)) for (const each of value) if (isNode(each)) enter(each);
    }
    parents.shift();
  };
  enter(root as AnyNode);
}

export const isFunctionNode = ({ type }: AnyNode): boolean =>
  type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression';

/** The name of an identifier; undefined for anything else. */
export const nameOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Identifier' && typeof node.name === 'string' ? node.name : undefined;

/** The name of a property if it is not computed, as in `{ label: … }` or `.label`. */
export const keyOf = (property: AnyNode): string | undefined => {
  if (property.computed) return undefined;
  const key = property.key ?? property.property;
  if (!isNode(key)) return undefined;
  return key.type === 'Identifier' ? nameOf(key) : typeof key.value === 'string' ? key.value : undefined;
};

/** The value of a literal, or the text that a template begins with. */
export const literalOf = (node: unknown): string | number | boolean | undefined => {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal') return node.value as string | number | boolean | undefined;
  const [first] = node.type === 'TemplateLiteral' ? (node.quasis as AnyNode[]) : [];
  return (first?.value as { cooked?: string } | undefined)?.cooked;
};

/** All names that a module declares, in any scope: such a name is the author's own. */
export const declaredNames = (root: Node): Set<string> => new Set(countDeclared(root).keys());

/** How often a module declares each name, in any scope. */
export function countDeclared(root: Node): Map<string, number> {
  const names = new Map<string, number>();
  const add = (pattern: unknown): void => {
    if (!isNode(pattern)) return;
    if (pattern.type === 'Identifier') names.set(String(pattern.name), (names.get(String(pattern.name)) ?? 0) + 1);
    else if (pattern.type === 'ObjectPattern')
      for (const property of pattern.properties as AnyNode[])
        add(property.type === 'Property' ? property.value : property.argument);
    else if (pattern.type === 'ArrayPattern') for (const element of pattern.elements as unknown[]) add(element);
    else if (pattern.type === 'AssignmentPattern') add(pattern.left);
    else if (pattern.type === 'RestElement') add(pattern.argument);
  };
  walk(root, (node) => {
    if (node.type === 'VariableDeclarator' || node.type === 'ClassDeclaration') add(node.id);
    else if (isFunctionNode(node)) {
      add(node.id);
      for (const parameter of node.params as unknown[]) add(parameter);
    } else if (/^Import(?:Default|Namespace)?Specifier$/.test(node.type)) add(node.local);
    else if (node.type === 'CatchClause') add(node.param);
  });
  return names;
}
