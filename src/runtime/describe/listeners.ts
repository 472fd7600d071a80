import {
  type AnyComponent,
  type ComponentList,
  captureTools,
  type ListenerSpec,
  listOf,
  specOf,
} from '../../api/internal';
import type { ListenerDescription } from '../../protocol';
import { describeValue } from '../encode';
import { describeCache } from './cache';
import { calledName } from './called-name';
import { withoutUndefined } from './component';

let rareOptions: ((spec: ListenerSpec, event: string, isOfPart: boolean) => Partial<ListenerDescription>) | undefined;

/** Sets what describes and checks options of listeners whose code is loaded only with sketches that name them. */
export const setRareOptions = (next: typeof rareOptions) => {
  rareOptions = next;
};

const modes = ['once', 'multiple', 'alwaysLast', 'restart'];

/** The states and timers that listeners use: they need no place in the layout. */
export const unplaced = (specs: readonly ListenerSpec[]): AnyComponent[] =>
  specs
    .flatMap((spec) => [...partsOf(spec), ...spec.triggers.flatMap(({ component }) => component ?? [])])
    .filter(isUnseen);

const isUnseen = ({ kind }: AnyComponent) => kind === 'state' || kind === 'browserstate' || kind === 'timer';

const partsOf = ({ inputs, outputs }: ListenerSpec) => [...listOf(inputs), ...listOf(outputs)];

/**
 * Describes listeners for the page.
 *
 * @param idOf the id of a component, or undefined if it has no place in the app
 * @param all all listeners of the app, by id
 */
export const describeListeners = (
  specs: readonly ListenerSpec[],
  idOf: (component: AnyComponent) => number | undefined,
  all = specs,
): ListenerDescription[] =>
  specs.map((spec, index) => {
    const { fn, options, triggers, after } = spec;
    const event = triggers[0]
      ? `${triggers[0].component ? calledName(triggers[0].component) : 'the app'}.${triggers[0].event}`
      : after
        ? 'a chain'
        : 'this Interface';
    if (fn !== null && typeof fn !== 'function') {
      const wrong = new TypeError(
        `The listener of ${event} needs a function, or null to do no more than cancel; got ${describeValue(fn)}.`,
      );
      // Listeners are described after the module has run, so point to where this one was added.
      if (spec.at?.stack) wrong.stack = spec.at.stack;
      throw wrong;
    }
    const stream = captureTools(triggers.some((each) => each.event === 'stream'))?.streamOf(spec, event);
    const { triggerMode = stream ? 'multiple' : 'once', concurrencyLimit = 1, maxSize = null } = options;
    if (!modes.includes(triggerMode)) {
      throw new TypeError(`triggerMode of ${event} is one of ${modes.join(', ')}; got ${describeValue(triggerMode)}.`);
    }
    const ids = (parts: ComponentList | undefined, what: string) =>
      listOf(parts).map((part) => {
        const id = idOf(part);
        if (id === undefined)
          throw new TypeError(
            `${calledName(part)} is among the ${what} of ${event}, but is not laid out. Put it into the Blocks.`,
          );
        return id;
      });
    const cancels =
      options.cancels === undefined ? [] : Array.isArray(options.cancels) ? options.cancels : [options.cancels];
    return withoutUndefined({
      inputs: ids(spec.inputs, 'inputs'),
      outputs: ids(spec.outputs, 'outputs'),
      triggers: triggers.map(({ component, event: name }) => {
        const id = component && idOf(component);
        if (id === undefined)
          throw new TypeError(
            `${calledName(component as AnyComponent)} listens to ${name}, but is not laid out. Put it into the Blocks.`,
          );
        return { component: id, event: name };
      }),
      after: after && { listener: all.indexOf(after.listener), when: after.when },
      triggerMode,
      concurrencyLimit,
      concurrencyId: options.concurrencyId ?? `listener ${index}`,
      maxSize,
      cancels: cancels.flatMap((listening) => {
        const cancelled = specOf(listening);
        if (!cancelled)
          throw new TypeError(`cancels of ${event} is ${describeValue(listening)}, not what an event method gives.`);
        const at = all.indexOf(cancelled);
        return at < 0 ? [] : [at];
      }),
      runs: fn !== null,
      showProgress: options.showProgress ?? 'full',
      showProgressOn: options.showProgressOn && ids(options.showProgressOn as ComponentList, 'showProgressOn'),
      stream,
      // What a device records is never the same twice.
      cache: stream ? undefined : describeCache(spec),
      ...rareOptions?.(spec, event, all !== specs),
    });
  });
