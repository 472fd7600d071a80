import { createSignal, onCleanup } from 'solid-js';
import { loadModelStore } from '../../app';
import type { OfflineAnswer } from '../../protocol';
import type { SiteService } from './service';

/** How much of the site is stored, in bytes. */
export type Kept = { shell: number; kept: number; total: number };

/** The service worker has the parts of the page; the page itself keeps the models of sketches. */
const sumOf = async ({ shellBytes, parts }: OfflineAnswer): Promise<Kept> => {
  const models = await loadModelStore().then(
    (store) => store.keptModels(),
    () => ({ kept: 0, total: 0 }),
  );
  return {
    shell: shellBytes,
    kept: parts.reduce((sum, { bytes, kept }) => sum + (kept ? bytes : 0), shellBytes + models.kept),
    total: parts.reduce((sum, { bytes }) => sum + bytes, shellBytes + models.total),
  };
};

/** Key of a flag: the user wants everything stored, so we store new versions completely too. */
const wish = () => `yieldcast-everything-${new URL('.', document.baseURI).pathname}`;

const wished = (): boolean => {
  try {
    return localStorage.getItem(wish()) !== null;
  } catch {
    return false;
  }
};

const setWished = (wanted: boolean) => {
  try {
    if (wanted) localStorage.setItem(wish(), 'yes');
    else localStorage.removeItem(wish());
  } catch {
    // Without storage, only the shell of the next version is stored.
  }
};

/** Stores the whole site, and removes it again. Fetching is enough: the service worker stores what the page fetches. */
export const createKeepEverything = (service: SiteService) => {
  const [sizes, setSizes] = createSignal<Kept>();
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal('');
  let stopping = new AbortController();

  const refresh = async () => {
    const answer = await service.status();
    setSizes(answer && (await sumOf(answer)));
    return answer;
  };

  const keep = async () => {
    if (busy()) return;
    setBusy(true);
    setProblem('');
    stopping = new AbortController();
    const { signal } = stopping;
    try {
      const answer = await refresh();
      setWished(true);
      await navigator.storage?.persist?.().catch(() => false);
      for (const { url, bytes, kept } of answer?.parts ?? []) {
        if (kept) continue;
        signal.throwIfAborted();
        // One at a time: each file is in memory only briefly, and stays stored if the next one fails.
        const response = await fetch(url, { signal });
        if (!response.ok) throw new Error(`status ${response.status}`);
        await response.arrayBuffer();
        setSizes((now) => now && { ...now, kept: now.kept + bytes });
      }
      const store = await loadModelStore();
      const before = sizes()?.kept ?? 0;
      const had = (await store.keptModels()).kept;
      await store.keepModels(signal, (bytes) =>
        setSizes((now) => now && { ...now, kept: before + Math.max(0, bytes - had) }),
      );
      const after = await refresh();
      const all = await store.keptModels();
      if (all.kept < all.total) throw new Error('not stored');
      if (after?.parts.some(({ kept }) => !kept)) throw new Error('not stored');
    } catch {
      if (!signal.aborted) {
        const stored = await refresh().catch(() => undefined);
        setProblem(
          stored && navigator.onLine
            ? 'Not all of it could be stored: the browser’s storage may be full. What has come stays; try again to go on.'
            : 'The connection was lost. What has come stays; try again to go on.',
        );
      }
    }
    setBusy(false);
  };

  onCleanup(() => stopping.abort());

  return {
    sizes,
    busy,
    problem,
    refresh,
    keep,
    stop: () => stopping.abort(),
    async forget() {
      setWished(false);
      await (await loadModelStore()).forgetModels();
      const answer = await service.forget();
      setSizes(answer && (await sumOf(answer)));
    },
    /** Continues where an earlier page or version stopped. */
    resume: () => void (wished() && keep()),
  };
};

export type KeepEverything = ReturnType<typeof createKeepEverything>;
