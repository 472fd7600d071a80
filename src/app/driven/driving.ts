import type { Run } from '../../host';
import type { Mounted } from '../mounted';
import type { Shown } from '../show';
import { followRuns, type Told } from './follow-runs';
import { give, labelOf } from './given-values';
import type { AppYield, GivenValues, RunOptions, SketchError } from './mounted-app';
import { ShownError } from './shown-error';

/** An error that its author shows in the corner of the app. */
const errorAlert = ({ alerts }: Shown['workspace']['model']) =>
  alerts.shown().findLast(({ level }) => level === 'error')?.message;

/** Does a person start it, rather than another change? */
const isPressed = ({ event }: { event: string }) => event === 'click' || event === 'submit';

/** Finds the listener to run. */
const listenerIn = ({ description, parts }: Mounted, asked: RunOptions['listener']): number => {
  const { layout, listeners } = description;
  const running = listeners.flatMap(({ runs }, index) => (runs ? [index] : []));
  if (typeof asked === 'number') {
    if (listeners[asked]) return asked;
    throw new RangeError(`There is no listener ${asked}: the app has ${listeners.length}, counted from 0.`);
  }
  const triggers = (index: number) => listeners[index]?.triggers ?? [];
  if (asked !== undefined) {
    const named = running.filter((index) =>
      triggers(index).some(({ component }) => {
        const described = component === null ? undefined : parts.described(component);
        return described !== undefined && (labelOf(described) === asked || parts.values([described.id])[0] === asked);
      }),
    );
    const found = named.find((index) => triggers(index).some(isPressed)) ?? named[0];
    if (found !== undefined) return found;
    throw new TypeError(`No function starts at “${asked}”. Give the label of a button, or the function’s number.`);
  }
  if (layout.type === 'interface') return layout.listener;
  const found = running.find((index) => triggers(index).some(isPressed)) ?? running[0];
  if (found !== undefined) return found;
  throw new TypeError('The app has no function to run.');
};

export type Driving = ReturnType<typeof createDriving>;

/**
 * Drives an app from the page's own code, and tells it of each run. From now on, it follows the app's runs.
 *
 * @param begun the runs that are active
 * @param error what is wrong with the sketch
 */
export const createDriving = (
  { workspace: { model } }: Shown,
  begun: ReadonlyMap<Run, Mounted>,
  told: Told,
  error: () => SketchError | undefined,
) => {
  const runs = followRuns(model, begun, told, () => error() ?? new ShownError(errorAlert(model) ?? 'The run failed.'));
  model.follow = runs.follower;
  return {
    yields: runs.follower.yields,
    end: runs.follower.end,
    dispose: runs.dispose,

    /** Runs a function of the app. `left` is aborted when nobody takes its yields any more. */
    async *run(
      values: GivenValues,
      { listener, signal }: RunOptions,
      left: AbortSignal,
    ): AsyncGenerator<AppYield, AppYield | undefined, void> {
      signal?.throwIfAborted();
      const mounted = model.mounted();
      if (!mounted) throw error() ?? new Error('There is no app to run.');
      const index = listenerIn(mounted, listener);
      const { inputs, stream, triggerMode } = mounted.description.listeners[index] ?? {};
      if (stream) throw new TypeError('This function gets its input from a device: a person has to start it.');
      if (triggerMode === 'once' && runs.busy(index))
        throw new Error('This function is running already. Wait for its end, or stop it first.');
      give(mounted, index, values);
      const run = runs.start(index, mounted.parts.values(inputs ?? []));
      const cancel = () => void run.cancel();
      const signals = [left, ...(signal ? [signal] : [])];
      for (const each of signals) each.addEventListener('abort', cancel);
      if (signals.some(({ aborted }) => aborted)) cancel();
      try {
        let last: AppYield | undefined;
        for (let next = await run.next(); next; next = await run.next()) {
          last = next;
          yield next;
        }
        signal?.throwIfAborted();
        return last;
      } finally {
        for (const each of signals) each.removeEventListener('abort', cancel);
        // The next run may begin once this one has ended.
        await run.cancel();
      }
    },
  };
};
