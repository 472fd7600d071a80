/**
 * The source of an exported folder's service worker. It stores all files together when it is installed. Browsers only
 * activate the worker of a new export once no page of the old one is open, so old and new files never mix.
 */
export const serviceWorkerOf = (
  id: string,
  paths: readonly string[],
): string => `const files = ${JSON.stringify(paths)};
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
