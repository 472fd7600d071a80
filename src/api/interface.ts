import { addApp, type InterfaceApp } from './app';
import { checkComponents, describeValue, optionsOf } from './describe-value';
import type { InPlace, Produces, YieldOf, YieldsOf } from './fn';
import type { InterfaceOptions } from './interface-options';
import { type ComponentList, listOf } from './parts';
import type { Known } from './shortcuts';

type Strict<O extends ComponentList, R> =
  false extends InPlace<O, YieldsOf<R>>
    ? { fn: 'Each yield is an array with one value an output, in the order of the outputs.' }
    : unknown;

/**
 * An app with one form: inputs, a button and outputs. A form can also have only outputs (its button then says
 * Generate), only inputs, or one component as both input and output.
 *
 * @example
 * export default yc.Interface({
 *   fn: function* (n) { for (let i = 0; i < n; i++) yield i; },
 *   inputs: yc.Number({ label: 'Count to', value: 10 }),
 *   outputs: yc.Number({ label: 'Now at' }),
 * });
 * @throws TypeError if `fn` is not a function, or if an input or output is not a component or is a layout block
 */
export const Interface = <
  const I extends ComponentList = null,
  const O extends ComponentList = null,
  const R extends Produces<YieldOf<O>> = Produces<YieldOf<O>>,
>(
  options: InterfaceOptions<I, O, R> & Strict<O, R> & Known<I, O>,
): InterfaceApp => {
  const { fn, inputs, outputs, ...rest } = optionsOf(options, 'Interface');
  if (typeof fn !== 'function') {
    throw new TypeError(`yc.Interface needs fn, a function or generator; got ${describeValue(fn)}.`);
  }
  const lists = { inputs: listOf(inputs), outputs: listOf(outputs) };
  for (const [place, parts] of Object.entries(lists)) {
    checkComponents(parts, place, 'this Interface');
    const block = parts.findIndex((part) => 'children' in part.properties);
    if (block < 0) continue;
    throw new TypeError(
      `${place}[${block}] of this Interface is a ${parts[block]?.kind}, which lays components out. A form has a layout of its own; for another one, use yc.Blocks.`,
    );
  }
  return addApp({
    kind: 'interface',
    at: new Error(),
    fn: fn as (...inputs: never[]) => unknown,
    ...lists,
    options: rest as InterfaceApp['options'],
  });
};
