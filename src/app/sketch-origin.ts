import type { Sketch } from '../protocol';

/**
 * Where a sketch comes from, according to whoever opens it, never to the sketch itself. What the browser keeps for a
 * sketch and which files the page fetches for it depend on this alone, so its code cannot claim what belongs to another
 * sketch.
 */
export type SketchOrigin = {
  /** Identifies the owner of kept values. No two sketches share an identity. */
  identity: string | Promise<string>;
  /** The URL that the sketch's relative URLs are resolved against. */
  base: string;
  /** The addresses that it may read besides the hosts in the network policy. One that ends with `/` is a folder. */
  files: readonly string[];
  /** Files that came along with the sketch, by their addresses. They are not fetched. */
  held?: ReadonlyMap<string, Blob>;
  /** How its app is opened; by default, as a link to the site whose scripts these are. */
  ways?: Ways;
};

/** How whoever opens a sketch lets others open it. */
export type Ways = {
  /** The address that opens this app. It has a fragment, to which `&values=…` may be added. */
  address(): string | Promise<string>;
  /** Opens a copy of the sketch in the editor, after a click; or why there is none, as a sentence. */
  copy: (() => void) | string;
};

/** A sketch at an address. It may read the files in its folder. */
export const addressOrigin = (address: URL): SketchOrigin => {
  const entry = new URL(address);
  entry.hash = '';
  return { identity: `address:${entry.href}`, base: entry.href, files: [new URL('.', entry).href] };
};

/** A sketch that a page contains as text. It may read the files in the folder of `base`, and otherwise none of the page's. */
export const inlineOrigin = (sketch: Sketch, base?: URL): SketchOrigin => ({
  identity: digestOf(sketch).then((digest) =>
    base ? `beside:${base.href}#${digest}` : `inline:${location.origin}${location.pathname}#${digest}`,
  ),
  base: base?.href ?? document.baseURI,
  files: base ? [new URL('.', base).href] : [],
});

/** Identifies a sketch by its code. */
export const digestOf = async ({ entry, files }: Sketch): Promise<string> => {
  const text = JSON.stringify([entry, ...Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))]);
  // Pages without a secure context cannot hash. There, the text itself serves as the name: longer, but just as good.
  if (!crypto.subtle) return text;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
