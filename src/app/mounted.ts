import { createSignal } from 'solid-js';
import type { FileSource } from '../components';
import type { Recorder, Run } from '../host';
import type { AppDescription } from '../protocol';
import type { Captures } from './capture/captures';
import type { ComponentValues } from './component-values';
import type { Listening } from './listening';
import type { SketchOrigin } from './sketch-origin';
import type { Streams } from './streaming';

/** An app on the page: its description, its components with their values, and their listeners. */
export type Mounted = {
  description: AppDescription;
  parts: ComponentValues;
  listening: Listening;
  /** The outputs that play streams. */
  streams: Set<number>;
  origin: SketchOrigin;
  fileOf: FileSource;
  /** Its devices, and its players: they are loaded if there is now something that streams. */
  live?(): [Promise<Captures | undefined> | undefined, Promise<Streams | undefined> | undefined];
};

/**
 * Reads what a person has changed in an app that is about to be replaced, if there is one. The returned function puts that into the next
 * app, and returns the ids of the components that it has filled. Parts that are made later may add to them.
 */
export type Carry = (before: Mounted | undefined, changed: ReadonlySet<number>) => (after: Mounted) => Set<number>;

/** What a person sees of a run and of those that followed it in its chain. */
export type RunView = {
  /** The first run of the chain. */
  first: number;
  recorders: readonly Recorder[];
  yields: number;
  /** Whether it has outputs. Without any, it cannot yield. */
  hasOutputs: boolean;
  /** Whether nothing that its author put on the page can end it. */
  endless: boolean;
};

const isEndless = ({ request }: Run, mounted: Mounted | undefined): boolean => {
  const { layout, listeners } = mounted?.description ?? {};
  return layout?.type === 'blocks' && !listeners?.some(({ cancels }) => cancels.includes(request.listener));
};

const isActive = ({ record }: Recorder): boolean => record.ended === undefined;

/** What a person sees once another run has started. */
const runViewAfter = (before: RunView | undefined, started: Run, mounted: Mounted | undefined): RunView => {
  const { chain } = started.request;
  const endless = isEndless(started, mounted);
  const hasOutputs = started.listener.outputs.length > 0;
  const follows = before?.first === chain?.first;
  // The figures belong to the active run; runs that a change starts meanwhile do not replace it.
  if (before && !follows && before.recorders.some(isActive)) return before;
  if (!before || !follows)
    return { first: chain?.first ?? started.id, recorders: [started.recorder], yields: 0, hasOutputs, endless };
  return {
    ...before,
    recorders: [...before.recorders, started.recorder],
    hasOutputs: before.hasOutputs || hasOutputs,
    endless,
  };
};

/** Follows the runs of an app that is on the page. */
export const createRunView = (mounted: () => Mounted | undefined) => {
  const [run, setRun] = createSignal<RunView>();
  let active: Run[] = [];
  return {
    run,
    clear() {
      active = [];
      setRun(undefined);
    },
    begin(started: Run) {
      active.push(started);
      setRun((before) => runViewAfter(before, started, mounted()));
    },
    /** Call when a run has ended: one that began beside it, and goes on, is seen from now on. */
    ended() {
      active = active.filter(({ recorder }) => isActive(recorder));
      const [next] = active;
      if (next && !run()?.recorders.some(isActive)) setRun(runViewAfter(undefined, next, mounted()));
    },
    /** Call when what runs have yielded is drawn. */
    drawn() {
      const current = run();
      if (!current) return;
      setRun({ ...current, yields: current.recorders.reduce((sum, { record }) => sum + record.yields, 0) });
      current.recorders.at(-1)?.willPaint();
    },
  };
};
