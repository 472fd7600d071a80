import { readFileSync } from 'node:fs';

/** Heaps of the page and its media worker in bytes, after a collection: objects and buffers. */
export const openHeaps = async (page) => {
  const session = await page.context().newCDPSession(page);
  const workers = new Map();
  const waiting = new Map();
  let calls = 0;
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => workers.set(sessionId, targetInfo));
  session.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId));
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message);
    waiting.get(id)?.(result);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const ask = (sessionId, method) =>
    new Promise((resolve) => {
      const id = ++calls;
      waiting.set(id, resolve);
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    });
  const size = async (send) => {
    await send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = await send('Runtime.getHeapUsage');
    return usedSize + backingStorageSize;
  };
  const findMedia = async () => {
    for (;;) {
      const media = [...workers].find(([, { title, url }]) => /media/.test(`${title} ${url.slice(0, 200)}`));
      if (media) return media[0];
      // It is there, and DevTools have not told of it yet.
      await new Promise((resolve) => session.once('Target.attachedToTarget', resolve));
    }
  };
  return async () => {
    const media = await findMedia();
    return {
      page: await size((method) => session.send(method)),
      worker: await size((method) => ask(media, method)),
    };
  };
};

/** Resident memory of the browser's processes in bytes, where the system tells it. */
export const openProcesses = async (page) => {
  const session = await page.context().browser().newBrowserCDPSession();
  return async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const sum = (type) =>
      processInfo.filter((each) => each.type === type).reduce((total, { id }) => total + residentOf(id), 0);
    return { renderer: sum('renderer'), browser: sum('browser') };
  };
};

const residentOf = (id) => {
  try {
    return 1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
};

export const megabytes = (bytes) => bytes / 2 ** 20;
