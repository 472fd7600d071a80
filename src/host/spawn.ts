import code from 'virtual:generator-worker';
import type { WorkerLike } from './sandbox';

/** The code of the generator worker: what was computed by another version of it is not used again. */
export const runtimeText = code;

let url: string | undefined;

/**
 * Starts a generator worker. A `data:` URL gives it an opaque origin, which denies it this site's storage; the page's
 * Content-Security-Policy holds inside it.
 */
export const spawnGenerator = (): WorkerLike => {
  url ??= `data:text/javascript;charset=utf-8,${encodeURIComponent(code)}`;
  return new Worker(url, { type: 'module', name: 'yieldcast' });
};
