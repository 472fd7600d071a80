import type { Choice, Settled } from '../protocol';
import type { AcceptedBy, AnyComponent, ChoiceOption, Component } from './component';

declare const skipped: unique symbol;

/** The type of {@link skip}. It is not a symbol, since TypeScript would widen that in an array. */
export type Skip = { readonly [skipped]: true; (): Skip };

/** Yield this to leave an output as it is. Calling it, as in Gradio, returns the same. */
export const skip = Object.freeze(Object.assign((): Skip => skip, { toString: () => 'yc.skip' })) as unknown as Skip;

const changes = new WeakSet<object>();

declare const updated: unique symbol;

/** A change of a component's properties, created by {@link update}. */
export type Update<P extends object = object> = { readonly properties: P; readonly [updated]: true };

/**
 * Changes properties of an output when yielded to it. Properties that it does not name stay as they are.
 *
 * @throws TypeError for anything but an object of properties
 * @example yield yc.update({ visible: true, label: 'Result', value: 'ready' });
 */
export const update = <const P extends object>(properties: P): Update<P> => {
  if (typeof properties !== 'object' || properties === null) {
    throw new TypeError(
      `yc.update takes an object of properties, as in yc.update({ visible: false }); got ${String(properties)}.`,
    );
  }
  const change = { properties } as Update<P>;
  changes.add(change);
  return change;
};

export const isUpdate = (value: unknown): value is Update =>
  typeof value === 'object' && value !== null && changes.has(value);

/** Deeply read-only, as TypeScript infers an object literal in a yield. */
type ReadOnly<T> = T extends object ? { readonly [K in keyof T]: ReadOnly<T[K]> } : T;

/** The options of a component that an update may change, in the page's form. */
type Changing<C extends AnyComponent> = ReadOnly<Partial<Omit<C['properties'], Settled<C['kind']>>>>;

/** What an update may change, written as in the component's own options. */
export type Changes<C extends AnyComponent> =
  C extends Component<'radio' | 'checkboxgroup' | 'dropdown', unknown, unknown>
    ? Omit<Changing<C>, 'choices'> & {
        choices?: readonly ChoiceOption<Choice>[];
        value?: Choice | readonly Choice[] | null;
      }
    : C extends Component<'accordion' | 'sidebar', unknown, unknown>
      ? Changing<C> & { open?: boolean; value?: boolean }
      : C extends Component<'tabs', unknown, unknown>
        ? Changing<C> & { selected?: number; value?: number }
        : Changing<C> & { value?: AcceptedBy<C> | null };

/** What can be yielded to one output. `null` clears it. */
export type Yielded<C extends AnyComponent> = AcceptedBy<C> | null | Skip | Update<Changes<C>>;
