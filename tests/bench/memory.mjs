import { readFileSync } from 'node:fs';

/** The workers of a page, told by name and address: the one that makes media, and those that generators run in. */
const workersOf = { media: /media/, generator: /data:text/ };

/** Heaps of the page and of its workers of one kind in bytes, after a collection: objects and buffers. */
export const openHeaps = async (page, kind = 'media') => {
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
  const find = async () => {
    for (;;) {
      const found = [...workers].filter(([, { title, url }]) => workersOf[kind].test(`${title} ${url.slice(0, 200)}`));
      if (found.length > 0) return found.map(([id]) => id);
      // They are there, and DevTools have not told of them yet.
      await new Promise((resolve) => session.once('Target.attachedToTarget', resolve));
    }
  };
  return async () => {
    const found = await find();
    const sizes = await Promise.all(found.map((id) => size((method) => ask(id, method))));
    return {
      page: await size((method) => session.send(method)),
      worker: sizes.reduce((sum, each) => sum + each, 0),
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
