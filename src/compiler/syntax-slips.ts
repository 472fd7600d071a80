import type { SyntaxNode } from '@lezer/common';
import type { Problem } from '../protocol';
import { indexLines } from './positions';
import { parseTree, textOf } from './syntax-tree';

/** Rewords a syntax problem whose cause a parser does not see, so that it says how to fix it. */
export function inOwnWords(problem: Problem, source: string): Problem {
  const { location, message } = problem;
  if (!location) return problem;
  const offset = indexLines(source).offsetAt(location);
  const said = /`yield` works only/.test(message)
    ? yieldSlip(source, offset)
    : (arrowSlip(source, offset) ?? withSlip(message));
  return said === undefined ? problem : { ...problem, message: said };
}

/** A `yield` in a callback, or in a function that is not a generator. */
function yieldSlip(source: string, offset: number): string | undefined {
  const around = functionAround(parseTree(source).resolveInner(offset, 1));
  if (!around)
    return 'A `yield` works only in a generator, and this one is in no function. Put the code into `export default async function* () { … }`.';
  const call = callOf(around);
  if (call === undefined) {
    const assigned = around.parent?.name === 'AssignmentExpression' ? textOf(around.parent, source) : '';
    const handler = /^[\w$.]{1,40}\.on\w+(?=\s*=)/.exec(assigned)?.[0];
    if (handler)
      return `A \`yield\` cannot be used in an event handler, which nothing iterates. Wait for the event in a loop: \`const event = await new Promise((resolve) => { ${handler} = resolve; });\`, then yield.`;
    const name = around.getChild('VariableDefinition');
    if (name && around.name === 'FunctionDeclaration' && functionAround(around.parent)) {
      const called = textOf(name, source);
      return `A \`yield\` cannot be used in \`${called}\`, which is a function of its own. Make it a generator, \`function* ${called}()\`, and call it by \`yield* ${called}()\`; for what repeats, use a loop: \`for (;;) { yield …; await yc.sleep(1 / 60); }\`.`;
    }
    if (around.name === 'ArrowFunction')
      return 'A `yield` cannot be used in an arrow function, which cannot be a generator. Write `function* () { … }` instead.';
    return 'A `yield` works only in a generator: put a star behind `function`, as in `async function* name() { … }`.';
  }
  const callee = textOf(call, source);
  const method = /([\w$]+)$/.exec(callee)?.[1] ?? callee;
  if (/^(?:forEach|map|filter|flatMap|reduce|some|every)$/.test(method)) {
    const items = callee
      .slice(0, -method.length)
      .replace(/\??\.$/, '')
      .trim();
    return `A \`yield\` cannot be used in the function that is given to \`${method}\`, which is a function of its own. Use a loop: \`for (const item of ${items.length > 0 && items.length < 40 && !items.includes('\n') ? items : 'items'}) { yield … }\`.`;
  }
  if (/^(?:setInterval|setTimeout|requestAnimationFrame)$/.test(method))
    return `A \`yield\` cannot be used in a callback, such as that of \`${method}\`. Use a loop: \`for (;;) { yield …; await yc.sleep(0.1); }\`; seconds are counted.`;
  if (method === 'then')
    return 'A `yield` cannot be used in a callback, such as that of `then`. Write `const value = await …;` and `yield value;` after it.';
  return `A \`yield\` cannot be used in a callback, such as that of \`${method.slice(0, 40)}\`. Wait for it: \`const value = await new Promise((resolve) => …(resolve));\`, then yield that.`;
}

/** `with (yc.Blocks() as demo) {`, after Python. */
const withSlip = (message: string): string | undefined =>
  /^`with` /.test(message)
    ? "TypeScript has no `with` blocks. Write Python's `with gr.Blocks() as demo:` as `const demo = yc.Blocks(() => { … })`. Row, Column and Tab work the same way."
    : undefined;

const functionAround = (node: SyntaxNode | null): SyntaxNode | undefined => {
  for (let each = node; each; each = each.parent)
    if (/^(?:ArrowFunction|FunctionExpression|FunctionDeclaration|MethodDeclaration)$/.test(each.name)) return each;
  return undefined;
};

/** The callee of the call that has this function among its arguments. */
const callOf = (fn: SyntaxNode): SyntaxNode | undefined => {
  const call = fn.parent?.name === 'ArgList' ? fn.parent.parent : null;
  // A function in an object, such as the `fn` of an app's options, is not in the argument list itself: no callback.
  const callee = call?.name === 'CallExpression' ? call.firstChild : null;
  return callee ?? undefined;
};

/** `async *(n) =>`, `*(n) =>` and `function* (n) =>`. */
function arrowSlip(source: string, offset: number): string | undefined {
  const from = Math.max(0, source.lastIndexOf('\n', offset - 1) + 1);
  const end = source.indexOf('\n', offset);
  const line = source.slice(from, end < 0 ? source.length : end);
  if (
    !/(?:\basync\s*\*|[=(,:]\s*\*|\bfunction\s*\*)\s*[\w$]*\s*\([^()]*\)\s*(?::\s*[^=]+)?=>/.test(line) &&
    !/\)\s*=>\s*\*\s*\{|=>\s*\*/.test(line)
  )
    return undefined;
  const isAsync = /\basync\b/.test(line);
  return `Arrow functions cannot be generators. Write \`${isAsync ? 'async ' : ''}function* (…) { … }\` in place of \`${isAsync ? 'async ' : ''}*(…) => { … }\`.`;
}
