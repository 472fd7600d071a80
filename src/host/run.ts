import type { ListenerDescription } from '../protocol';
import type { Recorder } from './record';
import type { Request } from './scheduler';

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
};

/** What the page is told of: of a piece, the stream that it belongs to. */
export const wholeOf = (run: Run): Run => run.request.piece?.of ?? run;

/** Timers and their like run unseen, and a stream is seen in place of its pieces: the app's state is not theirs. */
export const isSeen = ({ listener, request }: Run): boolean => listener.showProgress !== 'hidden' && !request.piece;
