import type { EventData, ListenerDescription, Outcome, ProgressTrack, WireValue } from '../protocol';
import { Recorder } from './record';

let last = 0;

const nextRunId = (): number => ++last;

/** A run's inputs. `undefined` if the run is no longer needed and should end. */
export type Inputs = WireValue[] | undefined;

/** Preparing a run's inputs, which may take long. */
export type Preparing = {
  /** Aborted when the run is stopped or its inputs are no longer needed. */
  signal: AbortSignal;
  progress(tracks: readonly ProgressTrack[]): void;
};

/** The chain for the runs that follow a run. */
export const chainAfter = (run: number, outcome: Outcome['type'], chain?: Chain, ending = chain?.ending): Chain => ({
  first: chain?.first ?? run,
  failed: chain?.failed === true || outcome === 'failed',
  ...(ending && { ending }),
});

/** Marks a run as one piece of a stream. */
export type Piece = {
  /** The stream. Whatever happens to this run is reported as the stream's. */
  of: Run;
  /** Which of its inputs to transfer. */
  transfer: Transferable[];
  ended(outcome: Outcome['type']): void;
};

/**
 * The runs before this one in a chain: the first, and whether any failed. `ending` says that one was ended along with
 * everything else: what follows it may still put right what it changed, as `finally` blocks do, in the same time.
 */
export type Chain = { first: number; failed: boolean; ending?: true };

/** A request to run a listener's function. Its inputs are read when it starts. */
export type Request = {
  listener: number;
  inputs(preparing: Preparing): Inputs | Promise<Inputs>;
  event?: EventData;
  piece?: Piece;
  /** Set if it follows another run, through `then`, `success` or `failure`. */
  chain?: Chain;
  /** How many changes by code led to it. 0 for a person's own action. */
  depth: number;
};

/** An active run. */
export type Run = {
  readonly id: number;
  readonly request: Request;
  readonly listener: ListenerDescription;
  readonly recorder: Recorder;
};

/** An active run with the session's own state. */
export type Held = Run & {
  /** It was asked to stop. */
  stopping: boolean;
  /** It was asked along with everything else. */
  ending?: true;
  /** Ignore further yields: another run replaced it, or it was cancelled. */
  givenUp: boolean;
  /** Aborts the preparation of its inputs, while that lasts. */
  preparing: AbortController | undefined;
  /** Set if it replays an earlier run: its code does not run. Aborting ends the replay. */
  replay?: AbortController;
};

/** Creates a run that is about to begin. */
export const newRun = (request: Request, listener: ListenerDescription): Held => {
  const id = nextRunId();
  const recorder = request.piece?.of.recorder ?? new Recorder(id);
  return { id, request, listener, recorder, stopping: false, givenUp: false, preparing: undefined };
};

/** The run to report to the page: for a piece, its stream. */
export const wholeOf = (run: Run): Run => run.request.piece?.of ?? run;

/** Whether a run counts for the app's state. Timers and the like do not, nor do pieces of a stream and ends of chains. */
export const isSeen = ({ listener, request }: Run): boolean =>
  listener.showProgress !== 'hidden' && !request.piece && !request.chain?.ending;

/** Gets a run's inputs. While they are being prepared, `run.preparing` can abort that. */
export const prepare = (run: Held, progress: (tracks: readonly ProgressTrack[]) => void): Inputs | Promise<Inputs> => {
  const preparing = new AbortController();
  const inputs = run.request.inputs({
    signal: preparing.signal,
    progress: (tracks) => run.preparing === preparing && progress(tracks),
  });
  if (!(inputs instanceof Promise)) return inputs;
  run.preparing = preparing;
  return inputs.then((made) => {
    if (run.preparing === preparing) {
      run.preparing = undefined;
      if (!preparing.signal.aborted) progress([]);
    }
    return made;
  });
};
