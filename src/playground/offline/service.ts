import { createSignal } from 'solid-js';
import type { OfflineAnswer, OfflineRequest } from '../../protocol';

/**
 * A new version of the site: it waits for the user's consent, another tab has already activated it, or it could not be
 * downloaded completely.
 */
export type Update = 'waiting' | 'elsewhere' | 'failed';

/** When the page becomes visible, we check for a new version at most this often, in milliseconds. */
const askAgain = 60_000;

/** The site's service worker, as a page sees it. */
export type SiteService = {
  update(): Update | undefined;
  /** Reloads the page with the new version. Save everything first. */
  takeUpdate(): void;
  putOff(): void;
  /** How much of the site is stored; `undefined` without a service worker. */
  status(): Promise<OfflineAnswer | undefined>;
  /** Removes everything that is stored except the shell. */
  forget(): Promise<OfflineAnswer | undefined>;
};

/**
 * Registers the service worker, and reports when there is a new version. Private windows and insecure contexts may have
 * no service workers; the page then works without them.
 */
export const createSiteService = (): SiteService => {
  const [update, setUpdate] = createSignal<Update>();
  const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  let registration: ServiceWorkerRegistration | undefined;
  let asked = false;
  let lastLook = Date.now();

  const watch = (found: ServiceWorkerRegistration) => {
    const tell = () => found.waiting && container?.controller && setUpdate('waiting');
    tell();
    found.addEventListener('updatefound', () => {
      const next = found.installing;
      const listener = () => {
        if (next?.state !== 'installing') next?.removeEventListener('statechange', listener);
        // If one file is missing or wrong, the whole version is refused, and this one stays.
        if (next?.state === 'redundant' && container?.controller) setUpdate('failed');
        else tell();
      };
      next?.addEventListener('statechange', listener);
    });
  };

  /** Checks for a new version. Installed apps are resumed rather than reloaded, and would otherwise never check. */
  const look = () => {
    if (document.visibilityState !== 'visible' || Date.now() - lastLook < askAgain) return;
    lastLook = Date.now();
    registration?.update().catch(() => {});
  };

  const start = async () => {
    if (!container) return;
    let controlled = container.controller !== null;
    container.addEventListener('controllerchange', () => {
      if (asked) return location.reload();
      if (controlled) setUpdate('elsewhere');
      controlled = true;
      sayUsed();
    });
    // Bypass the HTTP cache, because the file name of the service worker never changes.
    registration = await container.register(new URL('service-worker.js', document.baseURI), { updateViaCache: 'none' });
    if (!registration) return;
    watch(registration);
    say({ type: 'started' });
    document.addEventListener('visibilitychange', look);
    addEventListener('pageshow', look);
  };

  const say = (request: OfflineRequest) => container?.controller?.postMessage(request);

  /** Reports what the page loaded before the service worker took control, and what was on its way then once it is there. */
  const sayUsed = () => {
    const controlled = performance.now();
    new PerformanceObserver((list) => {
      const before = list.getEntries().filter(({ startTime }) => startTime < controlled);
      if (before.length > 0) say({ type: 'used', urls: before.map(({ name }) => name) });
    }).observe({ type: 'resource', buffered: true });
  };

  const ask = async (request: OfflineRequest): Promise<OfflineAnswer | undefined> => {
    const ready = await Promise.race([container?.ready, patience()]);
    const worker = container?.controller ?? ready?.active;
    if (!worker) return undefined;
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise<OfflineAnswer>((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
    });
    worker.postMessage(request, [port2]);
    return Promise.race([answer, patience()]);
  };

  start().catch(() => {});

  return {
    update,
    takeUpdate() {
      if (update() === 'elsewhere' || !registration?.waiting) return location.reload();
      asked = true;
      registration.waiting.postMessage({ type: 'take-over' } satisfies OfflineRequest);
    },
    putOff: () => setUpdate(undefined),
    status: () => ask({ type: 'status' }),
    forget: () => ask({ type: 'forget' }),
  };
};

const patience = () => new Promise<undefined>((resolve) => setTimeout(resolve, 5000, undefined));
