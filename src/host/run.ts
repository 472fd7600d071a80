import type { ListenerDescription, Track } from '../protocol';
import { Recorder } from './record';
import type { Inputs, Request } from './scheduler';

let last = 0;

const nextRunId = (): number => ++last;

/** A run that is on. */
export type Run = {
  readonly id: number;
  readonly request: Request;
  readonly listener: ListenerDescription;
  readonly recorder: Recorder;
};

/** A run as its session holds it. */
export type Held = Run & {
  /** Its end has been asked for. */
  stopping: boolean;
  /** What it still yields is not wanted: another run has taken its place, or it was cancelled. */
  givenUp: boolean;
  /** Ends the work on its inputs, while that goes on. */
  preparing: AbortController | undefined;
  /** It shows what an earlier run yielded. Its code does not run; aborting ends it. */
  replay?: AbortController;
};

/** A run that is about to begin. */
export const newRun = (request: Request, listener: ListenerDescription): Held => {
  const id = nextRunId();
  const recorder = request.piece?.of.recorder ?? new Recorder(id);
  return { id, request, listener, recorder, stopping: false, givenUp: false, preparing: undefined };
};

/** What the page is told of: of a piece, the stream that it belongs to. */
export const wholeOf = (run: Run): Run => run.request.piece?.of ?? run;

/** Timers and their like run unseen, and a stream is seen in place of its pieces: the app's state is not theirs. */
export const isSeen = ({ listener, request }: Run): boolean => listener.showProgress !== 'hidden' && !request.piece;

/** Asks for a run's inputs. While they are made ready, its `preparing` ends that. */
export const prepare = (run: Held, progress: (tracks: readonly Track[]) => void): Inputs | Promise<Inputs> => {
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
