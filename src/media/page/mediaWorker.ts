import * as Comlink from 'comlink';
import type { MediaWorker } from '../contract';

/** How long the worker stays when nobody needs it, in milliseconds: the next sketch may want it at once. */
const rest = 10_000;

let worker: Worker | undefined;
let remote: Comlink.Remote<MediaWorker> | undefined;
let users = 0;
let resting: ReturnType<typeof setTimeout> | undefined;

/** The one media worker of the page, started when it is first needed; `release` it when it is not. */
export const acquireMediaWorker = (): { remote: Comlink.Remote<MediaWorker>; release(): void } => {
  users++;
  clearTimeout(resting);
  if (!worker) {
    worker = new Worker(new URL('../../../workers/media.ts', import.meta.url), {
      type: 'module',
      name: 'yieldcast-media',
    });
    // Ours and of our origin: Comlink is safe both ways here.
    remote = Comlink.wrap<MediaWorker>(worker);
  }
  let released = false;
  return {
    remote: remote as Comlink.Remote<MediaWorker>,
    release: () => {
      if (released) return;
      released = true;
      if (--users > 0) return;
      resting = setTimeout(() => {
        worker?.terminate();
        worker = remote = undefined;
      }, rest);
    },
  };
};

/** Lends the worker for one piece of work. */
export const withMediaWorker = async <T>(use: (remote: Comlink.Remote<MediaWorker>) => Promise<T>): Promise<T> => {
  const { remote, release } = acquireMediaWorker();
  try {
    return await use(remote);
  } finally {
    release();
  }
};
