import type { OfflineRequest } from '../protocol';

/**
 * Has the service worker store all pages of the docs, what this page was made with, and the search. The site's first visit
 * stores nothing of them; they are small, so whoever opens one can read all of them without a network.
 */
export const keepPages = async () => {
  const { active } = (await navigator.serviceWorker?.ready) ?? {};
  if (!active) return;
  await import('./search').catch(() => {});
  const absolute = (path: string) => new URL(path, document.baseURI).href;
  const pages = [...document.querySelectorAll<HTMLAnchorElement>('#pages a')]
    .map(({ href }) => href.replace(/#.*/, ''))
    .map((href) => (href.endsWith('/') ? `${href}index.html` : href));
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const urls = [
    ...new Set([...pages, absolute('search.json'), absolute('../embed.js'), absolute('../embed.css'), ...loaded]),
  ];
  active.postMessage({ type: 'used', urls } satisfies OfflineRequest);
};
