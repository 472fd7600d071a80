import code from 'virtual:generator-worker';
import { trustedUrl } from '../protocol';
import type { WorkerLike } from './sandbox';

/** The generator worker's code. Results computed by another version of it are not reused. */
export const runtimeText = code;

let url: string | undefined;

/**
 * Starts a generator worker. Its `data:` URL gives it an opaque origin, without access to this site's storage, and the
 * page's Content-Security-Policy applies inside it.
 */
export const spawnGenerator = (): WorkerLike => {
  url ??= `data:text/javascript;charset=utf-8,${encodeURIComponent(code)}`;
  return new Worker(trustedUrl(url), { type: 'module', name: 'yieldcast' });
};
