import type { Program } from 'acorn';
import { allEvents, type Problem, suggest } from '../protocol';
import { authorLocation, type Transpiled } from './positions';
import { type AnyNode, countDeclared, isNode, keyOf, nameOf, walk } from './walk';

const eventTable = allEvents();
const ofApps = ['load', 'unload'];
const ofListeners = ['then', 'success', 'failure'];

/** The events of what a name of the API makes; `undefined` if it makes nothing that has any. */
function eventsMadeBy(name: string): readonly string[] | undefined {
  if (name === 'Blocks') return ofApps;
  return /^[A-Z]/.test(name) ? eventTable.get(name.toLowerCase()) : undefined;
}

/**
 * Finds calls of events that a component does not have, such as `box.clik(…)`. Looks only at variables that are declared
 * once in the module, so that each call is of the component for sure.
 *
 * @param madeBy the name of the API that a call is of
 * @param isOther whether components have this method in forms that are not the API's own
 */
export function misspeltEvents(
  program: Program,
  transpiled: Transpiled,
  madeBy: (callee: unknown) => string | undefined,
  isOther: (method: string) => boolean,
): Problem[] {
  const made = new Map<string, string>();
  walk(program, ({ type, id, init }) => {
    const name = type === 'VariableDeclarator' ? nameOf(id) : undefined;
    const by = isNode(init) && /^(?:Call|New)Expression$/.test(init.type) ? madeBy(init.callee) : undefined;
    if (name !== undefined && by !== undefined && eventsMadeBy(by)) made.set(name, by);
  });
  if (made.size === 0) return [];
  const counts = countDeclared(program);
  for (const name of made.keys()) if (counts.get(name) !== 1) made.delete(name);

  const problems: Problem[] = [];
  const check = (method: AnyNode, whose: string, events: readonly string[]) => {
    const name = nameOf(method);
    if (name === undefined || events.includes(name) || isOther(name) || name in {}) return;
    const nearest = suggest(name, events);
    const cure =
      nearest !== undefined
        ? `Did you mean \`${nearest}\`?`
        : events.length > 0
          ? `There are ${events.join(', ')}.`
          : 'It has none.';
    problems.push({
      message: `${whose} has no event \`${name}\`. ${cure}`,
      location: authorLocation(transpiled, method.start),
    });
  };
  walk(program, ({ type, callee }) => {
    if (type !== 'CallExpression' || !isNode(callee) || callee.type !== 'MemberExpression' || callee.computed) return;
    const { object, property } = callee as unknown as { object: AnyNode; property: AnyNode };
    const by = made.get(nameOf(object) ?? '');
    if (by !== undefined) return check(property, `\`${nameOf(object)}\`, a ${by},`, eventsMadeBy(by) ?? []);
    const inner = object.type === 'CallExpression' && isNode(object.callee) ? object.callee : undefined;
    const of = inner?.type === 'MemberExpression' ? made.get(nameOf(inner.object) ?? '') : undefined;
    if (inner && of !== undefined && eventsMadeBy(of)?.includes(keyOf(inner) ?? ''))
      check(property, 'A listener', ofListeners);
  });
  return problems;
}
