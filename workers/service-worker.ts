import { PrecacheController, type PrecacheEntry } from 'workbox-precaching';
import { createPartialResponse } from 'workbox-range-requests';
import type { OfflineAnswer, OfflineRequest } from '../src/protocol/offline';

/**
 * Makes the site work offline. The shell is stored as a whole when this version is installed; other parts are stored on
 * first use. A new version waits until the page lets it take over, and keeps everything that pages of the old version
 * may still request until none of them is open.
 */
declare const self: ServiceWorkerGlobalScope;

type SiteFile = PrecacheEntry & { url: string; integrity: string; bytes: number; lazy: boolean };

// The plug-in adds the web app manifest itself, without a size.
const files = (self.__WB_MANIFEST as SiteFile[]).map((file) => ({ ...file, bytes: file.bytes ?? 0 }));
const { scope } = self.registration;
const addressOf = (url: string) => new URL(url, scope).href;

const shell = new PrecacheController();
shell.addToCacheList(files.filter(({ lazy }) => !lazy));

/** Cache names include the scope, so that other sites on the same host have separate caches. */
const lazyCache = `yieldcast-parts-${scope}`;
const sharedCache = `yieldcast-shared-${scope}`;
const lazyFiles = new Map(files.filter(({ lazy }) => lazy).map((file) => [addressOf(file.url), file]));

/** The cache key of a part. A file without a content hash in its name gets its version added. */
const keyOf = (address: string) => {
  const { revision } = lazyFiles.get(address) ?? {};
  return revision ? `${address}?version=${encodeURIComponent(revision)}` : address;
};

self.addEventListener('install', (event) => void shell.install(event));

self.addEventListener('activate', (event) => {
  const work = async () => {
    await self.clients.claim();
    await removeOld();
  };
  event.waitUntil(work());
});

/** Removes what only pages of older versions request, unless one may still be open. */
const removeOld = async () => {
  const open = await self.clients.matchAll({ type: 'window' });
  if (open.length > 1) return;
  const expected = new Set(shell.getURLsToCacheKeys().values());
  await removeUnless(shell.strategy.cacheName, (url) => expected.has(url));
  const keys = new Set([...lazyFiles.keys()].map(keyOf));
  await removeUnless(lazyCache, (url) => keys.has(url));
};

const removeUnless = async (name: string, isWanted: (url: string) => boolean) => {
  const cache = await caches.open(name);
  for (const { url } of await cache.keys()) if (!isWanted(url)) await cache.delete(url);
};

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (!url.href.startsWith(scope)) return;
  const path = url.pathname.slice(new URL(scope).pathname.length);
  if (request.method === 'POST' && path === 'share-target') return event.respondWith(takeShared(request));
  if (request.method !== 'GET') return;
  const isPage = path === '' || path === 'index.html';
  const plain = url.origin + url.pathname;
  const address = isPage ? addressOf('index.html') : path === 'docs/' ? `${plain}index.html` : plain;
  // Leave other documents in this folder alone, such as exported apps.
  if (request.mode === 'navigate' && !isPage && !isOfDocs(address)) return;
  if (shell.getCacheKeyForURL(address)) event.respondWith(fromShell(address, request));
  else if (lazyFiles.has(address)) event.respondWith(fromParts(address, request, event));
  else if (path.startsWith('assets/')) event.respondWith(fromOlder(address, request));
});

/** Files whose names do not change: the pages of the docs, and what apps in them are shown with. */
const isOfDocs = (address: string) => lazyFiles.has(address) && /^(?:docs\/|embed\.)/.test(address.slice(scope.length));

const fromShell = async (address: string, request: Request): Promise<Response> => {
  const stored = await shell.matchPrecache(address).catch(() => undefined);
  return stored ? inPart(request, stored) : fetch(request);
};

/** A stored part, or else the site's, which we then store. */
const fromParts = async (address: string, request: Request, event: FetchEvent): Promise<Response> => {
  const stored = await storedPart(address);
  if (stored) return inPart(request, stored);
  const file = lazyFiles.get(address) as SiteFile;
  // Integrity rejects another version's file, or a page that the host serves instead.
  const response = await fetch(address, { integrity: file.integrity, credentials: 'same-origin' }).catch((error) => {
    if (isOfDocs(address)) return undefined;
    throw error;
  });
  // The site may have another version of a page, which is as good to read, and brings its own parts. It is not stored.
  if (!response) return fetch(request);
  if (!response.ok) return response;
  event.waitUntil(keep(address, response.clone()));
  return inPart(request, response);
};

/** A file of an earlier version, for a page that is still open. Falls back to the network. */
const fromOlder = async (address: string, request: Request): Promise<Response> =>
  (await storedPart(address)) ??
  (await caches.match(address, { cacheName: shell.strategy.cacheName })) ??
  fetch(request);

const storedPart = (address: string) => caches.match(keyOf(address), { cacheName: lazyCache }).catch(() => undefined);

/** Stores a part. If the disk is full, the part is used without being stored. */
const keep = async (address: string, response: Response) => {
  try {
    await (await caches.open(lazyCache)).put(keyOf(address), response);
  } catch {
    // Next time, it comes from the network again.
  }
};

/** Media players send range requests, and Safari's accepts no other response. */
const inPart = (request: Request, whole: Response) =>
  request.headers.has('range') ? createPartialResponse(request, whole) : whole;

/** Stores what the system shared with the app, for the page that opens next. */
const takeShared = async (request: Request): Promise<Response> => {
  try {
    const form = await request.formData();
    const given = form.getAll('files').filter((each): each is File => each instanceof File);
    const words = ['title', 'text', 'url'].map((name) => form.get(name)).filter((each) => typeof each === 'string');
    const cache = await caches.open(sharedCache);
    const file = given[0] ?? new File([words.at(1) || words.at(-1) || ''], 'shared.txt', { type: 'text/plain' });
    await cache.put(
      addressOf('shared'),
      new Response(file, { headers: { 'x-name': encodeURIComponent(file.name), 'content-type': file.type } }),
    );
  } catch {
    // The page then finds nothing.
  }
  return Response.redirect(addressOf('./#shared'), 303);
};

const status = async (): Promise<OfflineAnswer> => {
  const cache = await caches.open(lazyCache);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const lazy = [...lazyFiles].map(([url, { bytes }]) => ({ url, bytes, kept: kept.has(keyOf(url)) }));
  const shellBytes = files.reduce((sum, { lazy: later, bytes }) => sum + (later ? 0 : bytes), 0);
  return { shellBytes, parts: lazy };
};

self.addEventListener('message', (event) => {
  const asked = event.data as OfflineRequest;
  const answer = async () => {
    switch (asked?.type) {
      case 'take-over':
        return self.skipWaiting();
      case 'started':
        // A page of this version has loaded, so leftovers of older versions can go.
        return removeOld();
      case 'used': {
        const cache = await caches.open(lazyCache);
        for (const url of asked.urls) {
          if (!lazyFiles.has(url) || (await cache.match(keyOf(url)))) continue;
          const { integrity } = lazyFiles.get(url) as SiteFile;
          const response = await fetch(url, { integrity }).catch(() => undefined);
          if (response?.ok) await keep(url, response);
        }
        return;
      }
      case 'status':
        return event.ports[0]?.postMessage(await status());
      case 'forget':
        await caches.delete(lazyCache);
        return event.ports[0]?.postMessage(await status());
    }
  };
  event.waitUntil(answer());
});
