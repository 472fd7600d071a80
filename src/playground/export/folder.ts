import { zipSync } from 'fflate';
import type { Prepared } from './contents';
import { defaultPolicy } from './default-policy';
import { base64 } from './one-file';
import { zipTime } from './zip-entries';

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const page = (title: string, policy: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(
  policy.replace("font-src 'self'", "font-src 'self' data:"),
)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Yieldcast">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="assets/app.css">
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<div id="app">This page needs a web server: put its folder on any static host, or run “npx serve” in it.</div>
</main>
<noscript>This app runs in the page, so it needs JavaScript.</noscript>
<script type="module" src="assets/boot.js"></script>
</body>
</html>
`;

const boot = `import { start } from './app.js';
${defaultPolicy}
const text = (path) => fetch(new URL(path, import.meta.url)).then((response) => response.ok ? response.text() : undefined);
const app = JSON.parse(await text('../app.json'));
const place = document.getElementById('app');
place.textContent = '';
start(app, app.media ? await text('media.js') : undefined, place, app.results ? await text('../results.json') : undefined);
if (navigator.serviceWorker)
  navigator.serviceWorker.register(new URL('../service-worker.js', import.meta.url), { updateViaCache: 'none' }).catch(() => {});
`;

const styles =
  'body { margin: 0; background: var(--yc-surface); font-family: system-ui, sans-serif; }\n#app { max-width: 60rem; margin: 0 auto; }\nh1 { position: absolute; clip-path: inset(50%); }\n';

const readMe = (title: string) =>
  `${title}: an app made with Yieldcast.
Put this folder on any static host, under any path; opened from a disk, browsers do not let it run (“npx serve” does).
The code is in sketch/: drop the zip on the playground to go on with it.
`;

/** The files of a folder for any static host, under any path, by their paths. */
export const folderFiles = async (prepared: Prepared): Promise<Record<string, Uint8Array<ArrayBuffer>>> => {
  const { id, title, sketch, program, code, media, data, files, policy, results, words } = prepared;
  const beside = [...files.keys()];
  const entries: Record<string, Uint8Array<ArrayBuffer>> = {};
  const add = (path: string, text: string) => {
    entries[path] = new TextEncoder().encode(text);
  };
  add('index.html', page(title, policy));
  const within: Record<string, string> = {};
  for (const [path, blob] of data) within[path] = `data:${blob.type};base64,${await base64(blob)}`;
  add(
    'app.json',
    JSON.stringify({
      id,
      program,
      files: within,
      beside,
      media: media !== undefined,
      results: results !== undefined,
      words,
    }),
  );
  if (results !== undefined) add('results.json', results);
  add('assets/app.js', code);
  add('assets/app.css', styles + prepared.styles);
  add('assets/boot.js', boot);
  if (media !== undefined) add('assets/media.js', media);
  for (const [path, blob] of files) entries[path] = new Uint8Array(await blob.arrayBuffer());
  add('service-worker.js', serviceWorkerOf(id, Object.keys(entries)));
  for (const [path, source] of Object.entries(sketch.files)) add(`sketch/${path}`, source);
  add('sketch/sketch.json', JSON.stringify({ title, entry: sketch.entry }));
  add('README.txt', readMe(title));
  return entries;
};

/** Packs an app as a zip with a folder for any static host. */
export const folderZip = async (prepared: Prepared): Promise<Blob> =>
  new Blob([zipSync(await folderFiles(prepared), { mtime: zipTime(Date.now()) })], { type: 'application/zip' });

/**
 * The source of an exported folder's service worker. It stores all files together when it is installed. Browsers only
 * activate the worker of a new export once no page of the old one is open, so old and new files never mix.
 */
const serviceWorkerOf = (id: string, paths: readonly string[]): string => `const files = ${JSON.stringify(paths)};
const scope = registration.scope;
const mine = 'yieldcast-export-' + scope + ' ';
const name = mine + '${id}';
const address = (path) => new URL(path, scope).href;

addEventListener('install', (event) => {
  const store = async () => {
    const cache = await caches.open(name);
    await cache.addAll(files.map((path) => new Request(address(path), { cache: 'reload' })));
  };
  event.waitUntil(store());
});

addEventListener('activate', (event) => {
  const old = async () => {
    for (const each of await caches.keys()) if (each.startsWith(mine) && each !== name) await caches.delete(each);
    await clients.claim();
  };
  event.waitUntil(old());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  let url = origin + pathname;
  if (url === scope) url = address('index.html');
  if (request.method !== 'GET' || !files.some((path) => address(path) === url)) return;
  event.respondWith(caches.match(url, { cacheName: name }).then((stored) => stored || fetch(request)));
});
`;
