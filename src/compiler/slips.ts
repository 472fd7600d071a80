import type { Program } from 'acorn';
import type { Problem } from '../protocol';
import { authorLocation, type Transpiled } from './positions';
import { insteadOfImport, lacking, substituteFor, substituteForNavigator, unreachable } from './sandbox-lacks';
import { type AnyNode, isFunctionNode, isNode, keyOf, literalOf, nameOf, walk } from './walk';

/** Methods that call a function and ignore what it returns, or collect it: generators passed to them never run. */
const iterating = new Set([
  'forEach',
  'map',
  'filter',
  'reduce',
  'some',
  'every',
  'flatMap',
  'then',
  'addEventListener',
  'on',
]);

/** Finds code that runs but is most likely a mistake: it uses what a sketch does not have, or comes to nothing. */
export function slipHints(program: Program, transpiled: Transpiled, isDeclared: (name: string) => boolean): Problem[] {
  const hints: Problem[] = [];
  const said = new Set<string>();
  const say = (node: AnyNode, message: string) => {
    if (said.has(message) || hints.length >= 20) return;
    said.add(message);
    hints.push({ message, location: authorLocation(transpiled, node.start), hint: true });
  };
  const promised = new Map<string, AnyNode>();
  const guarded = new Set<string>();

  walk(program, (node, parents) => {
    const parent = parents[0];
    switch (node.type) {
      case 'UnaryExpression':
        if (node.operator === 'typeof') guarded.add(nameOf(node.argument) ?? '');
        return;
      case 'Identifier': {
        const name = String(node.name);
        if (!lacking.has(name) || isDeclared(name) || guarded.has(name) || !isUse(node, parent)) return;
        // Some components have the same names.
        if ((name === 'Image' || name === 'Audio') && parent?.type !== 'NewExpression') return;
        say(node, substituteFor(name) as string);
        return;
      }
      case 'MemberExpression': {
        const of = nameOf(node.object);
        const name = keyOf(node);
        if ((of === 'globalThis' || of === 'self' || of === 'window') && name && lacking.has(name) && !isDeclared(of))
          say(node.property as AnyNode, substituteFor(name) as string);
        const device = of === 'navigator' && name && !isDeclared(of) ? substituteForNavigator(name) : undefined;
        if (device) say(node, device);
        return;
      }
      case 'ImportDeclaration':
      case 'ImportExpression': {
        const specifier = literalOf(node.source);
        const message =
          typeof specifier === 'string' && /^https:/.test(specifier) ? insteadOfImport(specifier) : undefined;
        if (message) say(node.source as AnyNode, message);
        return;
      }
      case 'NewExpression':
      case 'CallExpression':
        return checkCall(node, parents);
      case 'AssignmentExpression': {
        const target = node.left as AnyNode;
        const handler = target.type === 'MemberExpression' ? keyOf(target) : undefined;
        if (handler === 'onerror' && nameOf(node.right))
          say(
            node,
            `\`onerror\` hands on an event, which says nothing of what went wrong. Write \`() => ${nameOf(node.right)}(new Error('The connection failed.'))\`.`,
          );
        return;
      }
      case 'VariableDeclarator': {
        const init = node.init as AnyNode | null;
        const name = nameOf(node.id);
        if (name && init?.type === 'CallExpression' && nameOf(init.callee) === 'fetch') promised.set(name, init);
        return;
      }
    }
  });

  if (promised.size > 0) walk(program, checkUseOfPromise);
  return hints;

  function checkUseOfPromise(node: AnyNode) {
    if (node.type !== 'MemberExpression') return;
    const call = promised.get(nameOf(node.object) ?? '');
    if (call && /^(?:json|text|blob|arrayBuffer|ok|body|status|headers)$/.test(keyOf(node) ?? ''))
      say(
        call,
        '`fetch` gives a promise, which nothing awaits here. Write `await` before it, and before `.json()` or `.text()`.',
      );
  }

  function checkCall(node: AnyNode, parents: readonly AnyNode[]) {
    const callee = node.callee as AnyNode;
    const [first] = node.arguments as (AnyNode | undefined)[];
    const name = nameOf(callee);
    const address = literalOf(first);
    if (
      typeof address === 'string' &&
      (name === 'fetch' || name === 'WebSocket' || name === 'EventSource') &&
      !isDeclared(name)
    ) {
      const message = unreachable(address);
      if (message) say(node, message);
    }
    if (
      node.type === 'NewExpression' &&
      name === 'Worker' &&
      !isDeclared('Worker') &&
      !/^(?:data|https):/.test(String(address ?? ''))
    ) {
      say(
        node,
        "A Worker cannot be started from a `blob:` URL or a file here. Write `new Worker('data:text/javascript,' + encodeURIComponent(code))`.",
      );
    }
    if ((name === 'eval' || name === 'Function') && !isDeclared(name)) {
      say(
        node,
        `\`${name}\` is forbidden here: sketches cannot run text as code. For a formula, write \`import { evaluate } from 'https://esm.sh/mathjs'\`, or parse the text yourself.`,
      );
    }
    const method = callee.type === 'MemberExpression' ? keyOf(callee) : undefined;
    if (method && iterating.has(method)) {
      const generator = (node.arguments as AnyNode[]).find((each) => isFunctionNode(each) && each.generator === true);
      if (generator)
        say(
          generator,
          `\`${method}\` does not run a generator, so its yields come to nothing. Use \`for (const item of items)\` with \`yield\` in it.`,
        );
    }
    if (isSleep(callee)) {
      const seconds = literalOf(first);
      if (typeof seconds === 'number' && seconds >= 20)
        say(
          first as AnyNode,
          `\`yc.sleep\` counts seconds: this waits ${seconds} seconds. For ${seconds} milliseconds, write \`yc.sleep(${seconds / 1000})\`.`,
        );
    }
    void parents;
  }

  function isSleep(callee: AnyNode): boolean {
    if (callee.type === 'MemberExpression')
      return keyOf(callee) === 'sleep' && /^(?:yc|gr|yieldcast)$/.test(nameOf(callee.object) ?? '');
    return (
      nameOf(callee) === 'sleep' && /import\s*\{[^}]*\bsleep\b[^}]*\}\s*from\s*['"]yieldcast['"]/.test(transpiled.code)
    );
  }
}

/** Is the name read here, rather than a key, a property or a declaration? */
function isUse(node: AnyNode, parent: AnyNode | undefined): boolean {
  if (!parent) return true;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed === true;
  if (parent.type === 'Property')
    return parent.value === node && parent.shorthand !== true ? true : parent.shorthand === true;
  if (/^(?:Import|Export)/.test(parent.type) || parent.type === 'LabeledStatement') return false;
  if (/^(?:MethodDefinition|PropertyDefinition)$/.test(parent.type)) return parent.value === node;
  if (parent.type === 'UnaryExpression' && parent.operator === 'typeof') return false;
  return isNode(node);
}
