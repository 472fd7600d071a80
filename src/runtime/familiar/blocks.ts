import type { AnyComponent } from '../../api/internal';
import type { Base, Filling } from './base';
import { isPlain, type Options, optionsFor } from './options';

/** The components made while a block's function runs that have no place of their own yet. */
type Context = { parts: unknown[]; mine?: () => boolean };

/** The blocks whose functions are running, outermost first. New components go into the innermost. */
const open: Context[] = [];

/** Puts a component into the block that is being filled, if there is one. */
export const place = (made: unknown) => open.findLast(({ mine }) => mine?.() !== false)?.parts.push(made);

/** Removes components with an explicit place from the blocks that would have taken them by themselves. */
export const claim = (parts: readonly unknown[]) => {
  for (const context of open) context.parts = context.parts.filter((part) => !parts.includes(part));
};

/** Runs a block's function; returns what it made and what it returned. */
const fill = (fn: (argument: unknown) => unknown, argument: unknown): { parts: unknown[]; returned: unknown } => {
  const context: Context = { parts: [] };
  open.push(context);
  let returned: unknown;
  try {
    returned = fn(argument);
  } finally {
    open.pop();
  }
  if (returned instanceof Promise)
    throw new TypeError('The function of a block makes its components at once: take `async` and `await` out of it.');
  return { parts: context.parts, returned };
};

/** Kinds without a place in the layout: they keep a value or fire events. */
const unseen = new Set(['state', 'browserstate', 'timer']);

/** The children in any form: one by one, in arrays, made by a function, or whole apps. */
export const childrenOf = (given: readonly unknown[], argument: unknown, base: Base) => {
  let returned: unknown;
  const parts = given.flat(2).flatMap((made): unknown[] => {
    // `yc.Row(yc.Button('Go').click(…))` is meant to contain the button.
    const each = base.listenedTo(made) ?? made;
    if (typeof each !== 'function') return [each];
    const filled = fill(each as (argument: unknown) => unknown, argument);
    returned = filled.returned;
    const left = filled.parts;
    // A function may also return components: we add those that have no place yet.
    const listed = [returned]
      .flat()
      .filter((part) => base.isComponent(part) && !left.includes(part) && !isPlaced(part, left));
    return [...left, ...listed];
  });
  claim(parts);
  const children = parts.flatMap((part): unknown[] => {
    if (part === null || part === undefined || part === false) return [];
    if (typeof part === 'string') return [base.component('Markdown', { value: part })];
    // The block that they are for lays apps out.
    return unseen.has((part as AnyComponent).kind) ? [] : [part];
  });
  return { children: children as AnyComponent[], returned };
};

/** A block whose function may make components over several steps. It is outside of those that are filled at once. */
export const filling = (mine: () => boolean, base: Base): Filling => {
  const context: Context = { parts: [], mine };
  open.unshift(context);
  return {
    take: (returned) => {
      const made = context.parts;
      context.parts = [];
      const isNothing = returned === undefined || returned === null || returned === false;
      return childrenOf(isNothing ? made : [returned].flat(3), undefined, base).children;
    },
    end: () => void open.splice(open.indexOf(context), 1),
  };
};

const isPlaced = (part: unknown, within: readonly unknown[]): boolean =>
  within.some((each) => {
    const { children = [] } = (each ?? {}) as { children?: readonly unknown[] };
    return children.includes(part) || isPlaced(part, children);
  });

/** Separates the options, which may come first or last and hold the children, from the other arguments. */
export const split = (of: string, given: readonly unknown[]): { options: Options; rest: unknown[] } => {
  const options: Options = {};
  const rest = given.flatMap((each) => {
    if (!isPlain(each) || 'kind' in each || 'success' in each) return [each];
    Object.assign(options, optionsFor(of, each));
    return Array.isArray(each.children) ? each.children : [];
  });
  return { options, rest };
};

/**
 * Lets authors destructure what a block's function returned:
 * `const [a, b] = yc.Row(() => [yc.Textbox(), yc.Textbox()])`.
 */
export const withReturned = <T extends object>(block: T, returned: unknown): T => {
  if (Array.isArray(returned))
    Object.defineProperty(block, Symbol.iterator, { value: () => returned[Symbol.iterator]() });
  else if (isPlain(returned))
    for (const [name, value] of Object.entries(returned))
      if (!(name in block)) Object.defineProperty(block, name, { value });
  return block;
};
