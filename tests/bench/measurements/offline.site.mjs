import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

export const figures = {
  first: { what: 'first visit to interactive, 4× slower processor, fast 3G, compressed', unit: 'ms', under: 1500 },
  second: { what: 'second visit to interactive, without a network', unit: 'ms', under: 500 },
  stored: { what: 'stored by the first visit', unit: 'MB', under: 1.5 },
  file: { what: '“count” exported as one file', unit: 'KB', under: 250 },
};

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** The site as a host serves it that compresses its files beforehand. */
const serveCompressed = async (dist) => {
  const made = new Map();
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname.slice(1) || 'index.html';
    const file = `${dist}/${path}`;
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end();
    const type = types[extname(file)];
    const text = readFileSync(file);
    if (!type) return response.writeHead(200).end(text);
    if (!made.has(file)) made.set(file, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'br' }).end(made.get(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

/** When Run can be pressed, in milliseconds since the page was asked for. */
const interactive = async (page, url) => {
  await page.goto('about:blank');
  await page.goto(url, { waitUntil: 'commit' });
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () => {
          const run = document.querySelector('.pg-run');
          if (run && !run.disabled) resolve(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
};

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

export const measure = async ({ page, dist }) => {
  const site = await serveCompressed(dist);
  const browser = page.context().browser();
  const firsts = [];
  // The files are compressed once, before it counts.
  for (let i = 0; i < 4; i++) {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const fresh = await context.newPage();
    const devtools = await context.newCDPSession(fresh);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 1.6e6 / 8,
      uploadThroughput: 0.75e6 / 8,
    });
    const time = await interactive(fresh, `${site.url}#example=count`);
    if (i > 0) firsts.push(time);
    await context.close();
  }

  const context = await browser.newContext();
  const visitor = await context.newPage();
  await interactive(visitor, `${site.url}#example=count`);
  await visitor.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });
  const stored = await visitor.evaluate(async () => {
    let bytes = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) bytes += (await (await cache.match(request)).blob()).size;
    }
    return bytes / 1e6;
  });
  await visitor.locator('.pg-bar').getByRole('button', { name: 'Export', exact: true }).click();
  const [download] = await Promise.all([
    visitor.waitForEvent('download'),
    visitor.getByRole('button', { name: 'Save as one file' }).click(),
  ]);
  const file = statSync(await download.path()).size / 1000;
  site.close();
  const seconds = [];
  for (let i = 0; i < 5; i++) seconds.push(await interactive(visitor, `${site.url}#example=count`));
  await context.close();
  return { first: median(firsts), second: median(seconds), stored, file };
};
