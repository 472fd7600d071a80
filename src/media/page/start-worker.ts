/** Starts a media worker. Exported apps use `start-given-worker.ts` in place of this file. */
export const startMediaWorker = (): Worker =>
  new Worker(new URL('../../../workers/media.ts', import.meta.url), { type: 'module', name: 'yieldcast-media' });
