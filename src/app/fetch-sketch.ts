import type { Sketch } from '../protocol';

/** Finds relative imports without parsing. A false match only costs a request; the compiler finds the real ones. */
const relative = /(?:\bfrom|\bimport)\s*\(?\s*(['"])(\.{1,2}\/[^'"\n]+)\1/g;

/** The page fetches sketches and their imports without credentials, and without a referrer. */
const asStranger = { credentials: 'omit', referrerPolicy: 'no-referrer' } as const;

/**
 * Fetches a sketch: its entry, and the files that it and its imports import by relative path. These have to be in the
 * entry's folder or below it: an import that leads out of it, directly or by a redirect, is left out.
 *
 * @throws a sentence if the entry cannot be read
 */
export const fetchSketch = async (entry: URL): Promise<Sketch> => {
  const files: Record<string, string> = {};
  const base = new URL('.', entry);
  // A server may treat an encoded slash as a slash, and so leave the folder.
  const isBelow = (url: URL) => url.href.startsWith(base.href) && !/%(?:2f|5c)/i.test(url.pathname);
  const seen = new Set<string>();
  const add = async (url: URL, wanted: boolean): Promise<void> => {
    if (seen.has(url.href)) return;
    seen.add(url.href);
    /** A part that cannot be had is left out: the compiler says who misses it. */
    const fail = async (response?: Response) => {
      if (wanted)
        throw new Error(await import('./unreadable').then(({ whyUnreadable }) => whyUnreadable(url, response)));
    };
    if (!wanted && !isBelow(url)) return;
    const response = await fetch(url, asStranger).catch(() => undefined);
    if (!response?.ok || (response.redirected && !isBelow(new URL(response.url)))) return fail(response);
    const source = await response.text();
    // A page says that there is nothing, or that somebody has to log in.
    if (/^\s*</.test(source)) return fail(response);
    files[pathOf(url, base)] = source;
    await Promise.all(
      [...source.matchAll(relative)].flatMap(([, , specifier]) => {
        const imported = new URL(specifier as string, url);
        const candidates = /\.\w+$/.test(imported.pathname)
          ? [imported]
          : [new URL(`${imported.href}.ts`), new URL(`${imported.href}.js`)];
        return candidates.map((each) => add(each, false));
      }),
    );
  };
  await add(entry, true);
  return { entry: pathOf(entry, base), files };
};

const pathOf = (url: URL, base: URL) => url.href.slice(base.href.length).replace(/[?#].*$/, '');
