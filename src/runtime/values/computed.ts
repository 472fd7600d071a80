import type { AnyComponent, ListenerSpec } from '../../api/internal';
import { cureOf } from '../../protocol';
import type { Lent } from './lent';

/** Whether an input has nothing to give when the app loads. Its first value is a change, which computes what needs it. */
const isMissing = ({ kind, value, handling, properties }: AnyComponent) =>
  !handling.optional && isEmpty(value) && cureOf(kind, properties) !== undefined;

const isEmpty = (value: unknown) => value === undefined || value === null || typeof value === 'function';

/** Listeners that compute the values that are functions: when the app loads, when inputs change, and at an interval. */
export const computedOf =
  ({ Timer, isComponent, listOf, describeValue, calledName }: Lent) =>
  (components: readonly AnyComponent[]): ListenerSpec[] =>
    components.flatMap((component): ListenerSpec[] => {
      if (typeof component.value !== 'function' || component.kind === 'state') return [];
      const { every, inputs } = component.handling;
      const name = calledName(component);
      const given = listOf(inputs);
      const wrong = given.findIndex((each) => !isComponent(each));
      if (wrong >= 0)
        throw new TypeError(`inputs[${wrong}] of ${name} is ${describeValue(given[wrong])}, not a component.`);
      const timer = timerOf(every);
      return [
        {
          fn: component.value as ListenerSpec['fn'],
          inputs: given,
          outputs: component,
          options: { showProgress: 'hidden', triggerMode: given.length > 0 ? 'alwaysLast' : 'once' },
          triggers: [
            ...(given.some(isMissing) ? [] : [{ component: null, event: 'load' }]),
            ...given.map((each) => ({ component: each, event: 'change' })),
            ...(timer ? [{ component: timer, event: 'tick' }] : []),
          ],
        },
      ];

      function timerOf(interval: unknown): AnyComponent | undefined {
        if (interval === undefined || interval === null) return undefined;
        if (isComponent(interval) && interval.kind === 'timer') return interval;
        if (typeof interval === 'number' && interval > 0) return Timer(interval) as AnyComponent;
        throw new RangeError(
          `every of ${name} is a number of seconds above 0, or a yc.Timer; got ${describeValue(interval)}.`,
        );
      }
    });
