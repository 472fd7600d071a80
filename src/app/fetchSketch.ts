import type { Sketch } from '../protocol';

/** A relative import, as far as a look at the text can tell. One too many costs a request; the compiler knows better. */
const relative = /(?:\bfrom|\bimport)\s*\(?\s*(['"])(\.{1,2}\/[^'"\n]+)\1/g;

/** Fetches a sketch: its entry, and the files that it imports by relative path, and theirs. */
export const fetchSketch = async (entry: URL): Promise<Sketch> => {
  const files: Record<string, string> = {};
  const base = new URL('.', entry);
  const seen = new Set<string>();
  const add = async (url: URL, wanted: boolean): Promise<void> => {
    if (seen.has(url.href)) return;
    seen.add(url.href);
    const response = await fetch(url).catch(() => undefined);
    const isPage = response?.headers.get('content-type')?.startsWith('text/html');
    if (!response?.ok || isPage) {
      if (wanted)
        files[pathOf(url, base)] =
          `throw new Error(${JSON.stringify(`${url.href} cannot be had${response ? ` (${response.status})` : ''}.`)});`;
      return;
    }
    const source = await response.text();
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

const pathOf = (url: URL, base: URL) =>
  (url.href.startsWith(base.href) ? url.href.slice(base.href.length) : url.pathname.slice(1)).replace(/[?#].*$/, '');
