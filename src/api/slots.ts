import type { Choice } from '../protocol';
import type { AcceptedBy, AnyComponent, ChoiceOption, Component } from './component';

declare const skipped: unique symbol;

/** The type of {@link skip}. No symbol: TypeScript would widen it within an array. */
export type Skip = { readonly [skipped]: true };

/** Yielded to an output, leaves it as it is. */
export const skip: Skip = Object.freeze({ toString: () => 'yc.skip' }) as unknown as Skip;

const changes = new WeakSet<object>();

declare const updated: unique symbol;

/** A change of a component's properties; made by {@link update}. */
export type Update<P extends object = object> = { readonly properties: P; readonly [updated]: true };

/**
 * Yielded to an output, changes the properties that it names and no others.
 *
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

/** Read-only through and through: what TypeScript makes of an object that is written into a yield. */
type ReadOnly<T> = T extends object ? { readonly [K in keyof T]: ReadOnly<T[K]> } : T;

/** What may be changed of a component while the app runs. Choices are written as where the component is made. */
export type Changes<C extends AnyComponent> =
  C extends Component<'radio' | 'checkboxgroup' | 'dropdown', unknown, unknown>
    ? ReadOnly<Partial<Omit<C['properties'], 'choices'>>> & {
        choices?: readonly ChoiceOption<Choice>[];
        value?: Choice | readonly Choice[] | null;
      }
    : ReadOnly<Partial<C['properties']>> & { value?: AcceptedBy<C> | null };

/** One output's part of a yield. `null` clears it. */
export type Yielded<C extends AnyComponent> = AcceptedBy<C> | null | Skip | Update<Changes<C>>;
