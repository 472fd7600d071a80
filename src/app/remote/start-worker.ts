/** Starts what talks to a server: a file of the site, in which the page's own policy does not hold. */
export const startRemoteWorker = (): Worker =>
  new Worker(new URL('../../../workers/remote.ts', import.meta.url), { type: 'module', name: 'yieldcast-remote' });
