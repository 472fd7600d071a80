import { createSignal, onCleanup } from 'solid-js';
import type { OfflineAnswer } from '../../protocol';
import type { SiteService } from './service';

/** How much of the site is stored, in bytes. */
export type Kept = { shell: number; kept: number; total: number };

const sumOf = ({ shellBytes, parts }: OfflineAnswer): Kept => ({
  shell: shellBytes,
  kept: parts.reduce((sum, { bytes, kept }) => sum + (kept ? bytes : 0), shellBytes),
  total: parts.reduce((sum, { bytes }) => sum + bytes, shellBytes),
});

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
    setSizes(answer && sumOf(answer));
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
      const after = await refresh();
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
      const answer = await service.forget();
      setSizes(answer && sumOf(answer));
    },
    /** Continues where an earlier page or version stopped. */
    resume: () => void (wished() && keep()),
  };
};

export type KeepEverything = ReturnType<typeof createKeepEverything>;
