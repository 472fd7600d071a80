const secret = 'known to the page alone';

/** Puts the secret wherever a page can store. */
const plant = async (secret) => {
  await new Promise((resolve, reject) => {
    const request = indexedDB.open('secrets');
    request.onupgradeneeded = () => request.result.createObjectStore('secrets').put(secret, 'secret');
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error);
  });
  await (await caches.open('secrets')).put('/secret', new Response(secret));
  localStorage.setItem('secret', secret);
  const folder = await navigator.storage?.getDirectory?.().catch(() => undefined);
  await folder?.getFileHandle('secret', { create: true });
};

/** Tries each way in; tells what came of it. `site` is where the page itself was loaded from. */
const source = (site) => `
import * as yc from 'yieldcast';

async function* intrude() {
  const site = ${JSON.stringify(site)};
  const scope = globalThis as Record<string, any>;
  const attempts: Record<string, () => unknown> = {
    origin: () => scope.origin,
    indexedDB: () =>
      new Promise((resolve, reject) => {
        const request = scope.indexedDB.open('secrets');
        request.onsuccess = () => resolve([...request.result.objectStoreNames].join());
        request.onerror = () => reject(request.error);
      }),
    caches: async () => {
      const found = await (await scope.caches.open('secrets')).match(new URL('/secret', site).href);
      return found ? found.text() : 'empty';
    },
    opfs: async () => (await (await scope.navigator.storage.getDirectory()).getFileHandle('secret')).name,
    localStorage: () => scope.localStorage.getItem('secret'),
    file: async () => (await fetch(site)).text(),
    opaqueFile: async () => 'read:' + (await (await fetch(site, { mode: 'no-cors' })).text()),
    module: async () => Object.keys(await import(/* as user code would */ site + 'embed.js')).join(),
    elsewhere: async () => (await fetch('https://example.com/?leak')).status,
    evaluation: () => new Function('return 1')(),
  };
  const report: Record<string, string> = {};
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      report[name] = 'got ' + (await attempt());
    } catch (error) {
      report[name] = 'denied';
    }
  }
  yield JSON.stringify(report);
}

export default yc.Interface({ fn: intrude, outputs: yc.Textbox({ label: 'Report' }) });
`;

/** What may come of an attempt, but for `denied`. */
const harmless = {
  origin: 'got null',
  // WebKit opens a private, empty store.
  caches: 'got empty',
  // An opaque answer has no text.
  opaqueFile: 'got read:',
};

/** @param {ReturnType<import('../playground.mjs').playground>} play */
const sandbox = async (play) => {
  await play.open(source(play.site));
  await play.page.evaluate(plant, secret);
  await play.press('Run');
  await play.untilState('done', 'error');
  const report = JSON.parse((await play.shown('textbox', 'Report')) || '{}');
  if (Object.keys(report).length < 10) throw new Error(`Not every way in was tried: ${JSON.stringify(report)}`);
  const breaches = Object.entries(report).filter(([way, came]) => came !== 'denied' && came !== harmless[way]);
  if (breaches.length > 0) throw new Error(`User code got through: ${JSON.stringify(Object.fromEntries(breaches))}`);
};

export const journeys = [{ name: "the sandbox keeps user code from the page's storage and files", run: sandbox }];
