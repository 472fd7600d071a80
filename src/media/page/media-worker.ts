import * as Comlink from 'comlink';
import { leastStep, type MediaWorker, type Report } from '../shared/messages';
import { startMediaWorker } from './start-worker';
import { type Patience, patienceFor, Watch } from './watch';

/** How long we keep an idle worker for the next use, in milliseconds. */
const idleTime = 10_000;
const mostIdle = 2;

/** Jobs that run at once; more have to wait. Each job has a worker of its own, with its own decoders. */
const mostJobs = 4;

const notLoaded = 'A part of this page, which reads and writes sound, could not be loaded. Load the page again.';

type Held = { worker: Worker; remote: Comlink.Remote<MediaWorker>; failed: (message: string) => void };

/** A media worker for exclusive use. */
export type LentWorker = {
  readonly remote: Comlink.Remote<MediaWorker>;
  /** Gives it back for reuse. Only call this if it still works. */
  release(): void;
  /** Terminates it, with everything that still runs in it. */
  end(): void;
};

const idle = new Map<Held, ReturnType<typeof setTimeout>>();

const start = (): Held => {
  const worker = startMediaWorker();
  // The worker is our own code, from our own origin: Comlink is safe in both directions here.
  const held: Held = { worker, remote: Comlink.wrap<MediaWorker>(worker), failed: () => {} };
  worker.addEventListener('error', (event) => {
    // A message means an exception inside a loaded worker, and the worker survives that.
    if (event instanceof ErrorEvent && event.message) return;
    end(held);
    held.failed(notLoaded);
  });
  return held;
};

const end = (held: Held): void => {
  clearTimeout(idle.get(held));
  idle.delete(held);
  held.worker.terminate();
};

/**
 * Lends a media worker: an idle one, or else a new one. `failed` is called with a sentence if the worker's code cannot
 * be loaded; the next call tries again.
 */
export const lendMediaWorker = (failed: (message: string) => void): LentWorker => {
  const [waiting] = idle.keys();
  const held = waiting ?? start();
  clearTimeout(idle.get(held));
  idle.delete(held);
  held.failed = failed;
  let isLent = true;
  const giveBack = (how: () => void) => {
    if (!isLent) return;
    isLent = false;
    held.failed = () => {};
    how();
  };
  return {
    remote: held.remote,
    release: () =>
      giveBack(() => {
        if (idle.size >= mostIdle) end(held);
        else
          idle.set(
            held,
            setTimeout(() => end(held), idleTime),
          );
      }),
    end: () => giveBack(() => end(held)),
  };
};

/** Settings for a job: work on whole files. */
export type Job = {
  /** How many bytes the job reads: the more, the longer it may be silent. */
  bytes?: number;
  /** The error message if the job hangs. */
  stuck?: string;
  /** Ends the job and its worker when aborted. */
  signal?: AbortSignal | undefined;
  /** Called with the share done so far, 0 to 1. */
  onProgress?: ((share: number) => void) | undefined;
  patience?: Patience;
};

let jobs = 0;
const queue: (() => void)[] = [];

/** Waits until one more job may run. */
const takePlace = async (signal: AbortSignal | undefined): Promise<void> => {
  signal?.throwIfAborted();
  if (jobs < mostJobs) {
    jobs++;
    return;
  }
  await new Promise<void>((resolve, reject) => {
    const turn = () => {
      signal?.removeEventListener('abort', giveUp);
      resolve();
    };
    const giveUp = () => {
      queue.splice(queue.indexOf(turn), 1);
      reject(signal?.reason);
    };
    queue.push(turn);
    signal?.addEventListener('abort', giveUp, { once: true });
  });
};

const leavePlace = (): void => {
  const next = queue.shift();
  if (next) next();
  else jobs--;
};

const stuckWords = 'Reading this file did not come to an end: it is probably damaged. Try another file.';

/**
 * Runs a job in a media worker of its own. If the job stops answering or stops making progress, or if its signal is
 * aborted, the job and its worker are terminated.
 *
 * @param use Gets the worker, and a function that the worker calls with the share done so far.
 */
export const withMediaWorker = async <T>(
  use: (remote: Comlink.Remote<MediaWorker>, report: Report & Comlink.ProxyMarked) => Promise<T>,
  { bytes = 0, stuck = stuckWords, signal, onProgress, patience = patienceFor(bytes) }: Job = {},
): Promise<T> => {
  await takePlace(signal);
  let lent: LentWorker | undefined;
  let watch: Watch | undefined;
  let abort = () => {};
  try {
    signal?.throwIfAborted();
    const ended = new Promise<never>((_, reject) => {
      abort = () => reject(signal?.reason);
      signal?.addEventListener('abort', abort);
      lent = lendMediaWorker((message) => reject(new Error(message)));
      const { remote } = lent;
      watch = new Watch({ ping: () => remote.ping(), lost: () => reject(new Error(stuck)), patience: () => patience });
    });
    watch?.start();
    let done = 0;
    const report = Comlink.proxy((share: number) => {
      if (share < done + leastStep) return;
      done = share;
      watch?.advanced();
      onProgress?.(Math.min(1, share));
    });
    // Even if the job rejects by itself, its worker still answers and can be reused.
    const work = use((lent as unknown as LentWorker).remote, report).finally(() => lent?.release());
    return await Promise.race([work, ended]);
  } catch (error) {
    // If the job is still running, nobody wants it any more.
    lent?.end();
    throw error;
  } finally {
    watch?.stop();
    signal?.removeEventListener('abort', abort);
    leavePlace();
  }
};
