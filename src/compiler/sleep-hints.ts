import type { CallExpression, Expression, ExpressionStatement, YieldExpression } from 'acorn';
import { apiSpecifier, type Problem } from '../protocol';
import { parseModule } from './module-parser';
import { authorLocation, type Transpiled } from './positions';

/** Reports each `yc.sleep` that is not awaited: it returns at once, and its generator goes on without a pause. */
export function sleepHints(transpiled: Transpiled): Problem[] {
  const { code } = transpiled;
  // A cheap check first: most modules never sleep.
  if (!/\bsleep\s*\(/.test(code)) return [];
  const isSleep = sleepsOf(code);
  const { calls, yields } = parseModule(code);
  const unawaited = [
    ...calls.map(({ node, inAsync }) => ({ call: (node as ExpressionStatement).expression, inAsync })),
    // An async generator awaits what it yields.
    ...yields.flatMap(({ node, inAsync }) => {
      const { argument } = node as YieldExpression;
      return node.type === 'YieldExpression' && argument && !inAsync ? [{ call: argument, inAsync }] : [];
    }),
  ];
  return unawaited.flatMap(({ call, inAsync }) => {
    if (call.type !== 'CallExpression' || !isSleep(call)) return [];
    const cure = inAsync
      ? 'Write `await` before it.'
      : 'Make the function `async`, as in `async function*`, and write `await` before it.';
    const message = `\`yc.sleep\` waits for nothing here, since its promise is not awaited. ${cure}`;
    return [{ message, location: authorLocation(transpiled, call.start), hint: true as const }];
  });
}

/** Recognises calls of the API's `sleep`, by the names under which a module knows it. */
function sleepsOf(code: string): (call: CallExpression) => boolean {
  const from = `from\\s*['"]${apiSpecifier}['"]`;
  const namespace = new RegExp(`\\*\\s*as\\s+([\\w$]+)\\s+${from}`).exec(code)?.[1] ?? 'yc';
  const named = new RegExp(`\\{[^}]*\\bsleep\\b(?!\\s+as\\b)[^}]*\\}\\s*${from}`).test(code);
  return ({ callee }) =>
    callee.type === 'MemberExpression'
      ? isNamed(callee.object, namespace) && isNamed(callee.property, 'sleep')
      : named && isNamed(callee, 'sleep');
}

function isNamed(node: { type: string } | Expression, name: string): boolean {
  return node.type === 'Identifier' && 'name' in node && node.name === name;
}
