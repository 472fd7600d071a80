import * as Comlink from 'comlink';
import type { MediaWorker } from '../contract';

/** How long the worker stays when nobody needs it, in milliseconds: the next sketch may want it at once. */
const rest = 10_000;

/** What is told when it could not be loaded: as after the site was put up anew while the page was open. */
const notLoaded = 'A part of this page, which reads and writes sound, could not be loaded. Load the page again.';

let worker: Worker | undefined;
let remote: Comlink.Remote<MediaWorker> | undefined;
let users = new Set<(message: string) => void>();
let resting: ReturnType<typeof setTimeout> | undefined;

const start = (): Worker => {
  const started = new Worker(new URL('../../../workers/media.ts', import.meta.url), {
    type: 'module',
    name: 'yieldcast-media',
  });
  started.addEventListener('error', (event) => {
    // What is thrown in it has a message; after that it goes on.
    if ((event instanceof ErrorEvent && event.message) || worker !== started) return;
    const waiting = users;
    users = new Set();
    worker = remote = undefined;
    for (const tell of waiting) tell(notLoaded);
  });
  return started;
};

/**
 * The one media worker of the page, started when it is first needed; `release` it when it is not. `failed` is called
 * with a sentence when it cannot be loaded; the next one to need it tries again.
 */
export const acquireMediaWorker = (
  failed: (message: string) => void,
): { remote: Comlink.Remote<MediaWorker>; release(): void } => {
  clearTimeout(resting);
  if (!worker || !remote) {
    worker = start();
    // Ours and of our origin: Comlink is safe both ways here.
    remote = Comlink.wrap<MediaWorker>(worker);
  }
  // One that is its own, whatever is given.
  const user = (message: string) => failed(message);
  users.add(user);
  const release = () => {
    if (!users.delete(user) || users.size > 0) return;
    resting = setTimeout(() => {
      worker?.terminate();
      worker = remote = undefined;
    }, rest);
  };
  return { remote, release };
};

/** Lends the worker for one piece of work. */
export const withMediaWorker = async <T>(use: (remote: Comlink.Remote<MediaWorker>) => Promise<T>): Promise<T> => {
  let fail = (_: string): void => {};
  const failure = new Promise<never>((_, reject) => {
    fail = (message) => reject(new Error(message));
  });
  const { remote, release } = acquireMediaWorker(fail);
  try {
    return await Promise.race([use(remote), failure]);
  } finally {
    release();
  }
};
