import type { Program } from 'acorn';
import { type AnyNode, isFunctionNode, isNode } from './walk';

/** A variable, and where it is declared. */
export type Binding = {
  name: string;
  scope: Scope;
  /** What it always is, if that is a function or a class: the declaration, or what a constant is initialised with. */
  made?: AnyNode;
  /** Whether anything but its declaration assigns to it. */
  isChanged: boolean;
};

/** A stretch of code with variables of its own. */
export type Scope = { node: AnyNode; outer?: Scope; isOfFunction: boolean; names: Map<string, Binding> };

/** A place that uses a variable. */
export type Use = { name: string; at: number; scope: Scope; changes: boolean };

/** A module's variables. */
export type Scopes = {
  module: Scope;
  uses: Use[];
  /** The scope that surrounds each call. */
  calls: { call: AnyNode; scope: Scope; parent: AnyNode | undefined }[];
};

/** Finds the variable that a name stands for in a scope; none for what is global. */
export const resolve = (name: string, scope: Scope): Binding | undefined => {
  for (let each: Scope | undefined = scope; each; each = each.outer) {
    const binding = each.names.get(name);
    if (binding) return binding;
  }
  return undefined;
};

const isMade = ({ type }: AnyNode) => /^(?:FunctionExpression|ArrowFunctionExpression|ClassExpression)$/.test(type);

/** Finds all variables of a module and their uses. */
export const scopesOf = (program: Program): Scopes => {
  const root = program as unknown as AnyNode;
  const module: Scope = { node: root, isOfFunction: true, names: new Map() };
  const uses: Use[] = [];
  const calls: Scopes['calls'] = [];

  const within = (node: AnyNode, outer: Scope, isOfFunction = false): Scope => ({
    node,
    outer,
    isOfFunction,
    names: new Map(),
  });

  const declare = (name: string, scope: Scope, made?: AnyNode) => {
    const known = scope.names.get(name);
    // A second `var` of the same name assigns to the first.
    if (known) known.isChanged = true;
    else scope.names.set(name, { name, scope, isChanged: false, ...(made && { made }) });
  };

  /** Declares the names of a pattern in `into`, and visits its defaults and computed keys. */
  const pattern = (node: unknown, scope: Scope, into: Scope, made?: AnyNode) => {
    if (!isNode(node)) return;
    if (node.type === 'Identifier') declare(String(node.name), into, made);
    else if (node.type === 'AssignmentPattern') {
      pattern(node.left, scope, into);
      visit(node.right, scope);
    } else if (node.type === 'RestElement') pattern(node.argument, scope, into);
    else if (node.type === 'ArrayPattern') for (const each of node.elements as unknown[]) pattern(each, scope, into);
    else if (node.type === 'ObjectPattern')
      for (const property of node.properties as AnyNode[]) {
        if (property.computed) visit(property.key, scope);
        pattern(property.type === 'Property' ? property.value : property, scope, into);
      }
  };

  /** Notes what an assignment changes. */
  const target = (node: unknown, scope: Scope) => {
    if (!isNode(node)) return;
    if (node.type === 'Identifier') uses.push({ name: String(node.name), at: node.start, scope, changes: true });
    else if (node.type === 'ParenthesizedExpression') target(node.expression, scope);
    else if (node.type === 'AssignmentPattern') {
      target(node.left, scope);
      visit(node.right, scope);
    } else if (node.type === 'RestElement') target(node.argument, scope);
    else if (node.type === 'ArrayPattern') for (const each of node.elements as unknown[]) target(each, scope);
    else if (node.type === 'ObjectPattern')
      for (const property of node.properties as AnyNode[]) {
        if (property.computed) visit(property.key, scope);
        target(property.type === 'Property' ? property.value : property, scope);
      }
    else visit(node, scope);
  };

  const children = (node: AnyNode, scope: Scope) => {
    for (const key of Object.keys(node)) {
      const value = node[key];
      if (isNode(value)) visit(value, scope, node);
      else if (Array.isArray(value)) for (const each of value) if (isNode(each)) visit(each, scope, node);
    }
  };

  const functionOf = (scope: Scope): Scope => {
    let each = scope;
    while (!each.isOfFunction && each.outer) each = each.outer;
    return each;
  };

  const visit = (node: unknown, scope: Scope, parent?: AnyNode): void => {
    if (!isNode(node)) return;
    const { type } = node;
    if (isFunctionNode(node)) {
      if (type === 'FunctionDeclaration' && isNode(node.id)) declare(String(node.id.name), scope, node);
      const own = within(node, scope, true);
      if (type === 'FunctionExpression' && isNode(node.id)) declare(String(node.id.name), own);
      for (const parameter of node.params as unknown[]) pattern(parameter, own, own);
      // The parameters and the body share a scope: a name that is in both is the body's.
      if (isNode(node.body) && node.body.type === 'BlockStatement') children(node.body, own);
      else visit(node.body, own);
    } else if (type === 'ClassDeclaration' || type === 'ClassExpression') {
      if (type === 'ClassDeclaration' && isNode(node.id)) declare(String(node.id.name), scope, node);
      const own = within(node, scope);
      if (type === 'ClassExpression' && isNode(node.id)) declare(String(node.id.name), own);
      visit(node.superClass, scope);
      visit(node.body, own);
    } else if (type === 'VariableDeclaration') {
      const into = node.kind === 'var' ? functionOf(scope) : scope;
      for (const { id, init } of node.declarations as AnyNode[]) {
        pattern(id, scope, into, isNode(init) && isMade(init) ? init : undefined);
        visit(init, scope);
      }
    } else if (/^Import\w*Specifier$/.test(type)) {
      if (isNode(node.local)) declare(String(node.local.name), scope);
    } else if (type === 'ExportSpecifier' || type === 'ExportAllDeclaration' || type === 'MetaProperty') {
      // Names of other modules, or of what is declared here anyway.
    } else if (/^(?:BlockStatement|StaticBlock|For(?:In|Of)?Statement|SwitchStatement|CatchClause)$/.test(type)) {
      const own = within(node, scope, type === 'StaticBlock');
      if (type === 'CatchClause') {
        pattern(node.param, own, own);
        visit(node.body, own);
      } else if ((type === 'ForInStatement' || type === 'ForOfStatement') && !isDeclaration(node.left)) {
        target(node.left, own);
        visit(node.right, own);
        visit(node.body, own);
      } else children(node, own);
    } else if (type === 'AssignmentExpression') {
      target(node.left, scope);
      // `x += 1` reads it, too.
      if (node.operator !== '=') visit(node.left, scope);
      visit(node.right, scope);
    } else if (type === 'UpdateExpression') {
      target(node.argument, scope);
      visit(node.argument, scope);
    } else if (type === 'MemberExpression') {
      visit(node.object, scope);
      if (node.computed) visit(node.property, scope);
    } else if (type === 'Property' || type === 'MethodDefinition' || type === 'PropertyDefinition') {
      if (node.computed) visit(node.key, scope);
      visit(node.value, scope);
    } else if (type === 'LabeledStatement') visit(node.body, scope);
    else if (type === 'BreakStatement' || type === 'ContinueStatement') return;
    else if (type === 'Identifier') uses.push({ name: String(node.name), at: node.start, scope, changes: false });
    else {
      if (type === 'CallExpression') calls.push({ call: node, scope, parent });
      children(node, scope);
    }
  };

  children(root, module);
  for (const { name, scope, changes } of uses) {
    const binding = changes ? resolve(name, scope) : undefined;
    if (binding) binding.isChanged = true;
  }
  return { module, uses, calls };
};

const isDeclaration = (node: unknown) => isNode(node) && node.type === 'VariableDeclaration';
