import type { AnyComponent } from '../../api/internal';
import type { Lent } from './lent';

type Make = (...given: unknown[]) => AnyComponent;
type Options = Record<string, unknown>;

/** What is said of a Tab or of Tabs, said of what is made of them here. */
const inSteps = <T>(make: () => T): T => {
  try {
    return make();
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown;
    throw new TypeError(thrown.message.replace(/\bTab\b/g, 'Step').replace(/\bTabs\b/g, 'Walkthrough'));
  }
};

/** Implements `yc.Walkthrough` and `yc.Step`: Tabs whose tabs come one after another. `Tab` may take apps as children. */
export const walkthroughWith = (lent: Lent, Tab: Make) => {
  const { describeValue, Refusal } = lent;
  /** The steps, each with the number that its author gave it. */
  const numbered = new WeakMap<AnyComponent, number | undefined>();

  /** The options, which come before the components, and the components. */
  const split = (given: readonly unknown[]): [Options, unknown[]] => {
    const [first, ...rest] = given;
    const withOptions = typeof first === 'object' && first !== null && !lent.isComponent(first) && !lent.isApp(first);
    return withOptions && !Array.isArray(first) ? [first as Options, rest] : [{}, [...given]];
  };

  const Step = (label: unknown, ...given: unknown[]) => {
    const [{ id, ...options }, children] = split(given);
    if (id !== undefined && !Number.isInteger(id))
      throw new TypeError(`id of the Step “${label}” is a whole number; got ${describeValue(id)}.`);
    const step = inSteps(() => Tab(label, { ...options, step: true }, ...children));
    numbered.set(step, id as number | undefined);
    return step;
  };

  const Walkthrough = (...given: unknown[]) => {
    const [{ selected, value = selected, ...options }, steps] = split(given);
    for (const [index, step] of steps.entries()) {
      if (lent.isComponent(step) && numbered.has(step)) continue;
      const what = lent.isComponent(step) ? `a ${step.kind}` : describeValue(step);
      throw new TypeError(
        `Child ${index + 1} of this Walkthrough is ${what}, not a Step. Put it into a yc.Step('Name', …).`,
      );
    }
    const numbers = steps.map((step, index) => numbered.get(step as AnyComponent) ?? index);
    const twice = numbers.find((number, index) => numbers.indexOf(number) < index);
    if (twice !== undefined)
      throw new TypeError(`Two steps of this Walkthrough have the id ${twice}, by which each is selected.`);
    const codec = {
      events: 'change select',
      encode: (number: unknown) => {
        const index = numbers.indexOf(number as number);
        if (index >= 0) return index;
        throw new Refusal(
          `it takes the number of a step, one of ${numbers.join(', ')}, and this is ${describeValue(number)}`,
        );
      },
      decode: (index: number) => numbers[index] ?? 0,
    };
    const properties = { ...options, children: [] };
    return lent.component('tabs', value ?? numbers[0], properties, { codec }, steps as AnyComponent[]);
  };

  return { Step, Walkthrough };
};
