import type { Sketch } from '../protocol';

/**
 * Where a sketch comes from, as told by whoever opens it and never by the sketch. What the browser keeps for a sketch and
 * which files the page fetches for it depend on this alone, so its code cannot claim another sketch's.
 */
export type SketchOrigin = {
  /** Whose the kept values are. No two sketches share an identity. */
  identity: string | Promise<string>;
  /** What relative URLs of the sketch are relative to. */
  base: string;
  /** The addresses that it may read besides the hosts of the network policy. One that ends with `/` is a folder. */
  files: readonly string[];
};

/** A sketch that a person keeps under an id. `files` are the paths that the site publishes for sketches. */
export const savedOrigin = (id: string, files: readonly string[]): SketchOrigin => ({
  identity: `saved:${id}`,
  ...publishedBy(files),
});

/** A sketch that is kept nowhere, such as one in a link: its code alone says which it is. */
export const linkOrigin = (sketch: Sketch, files: readonly string[]): SketchOrigin => ({
  identity: digestOf(sketch).then((digest) => `code:${digest}`),
  ...publishedBy(files),
});

/** A sketch at an address. It may read what lies beside it. */
export const addressOrigin = (address: URL): SketchOrigin => {
  const entry = new URL(address);
  entry.hash = '';
  return { identity: `address:${entry.href}`, base: entry.href, files: [new URL('.', entry).href] };
};

/** A sketch that a page holds as text. The page's other files are not meant for it. */
export const inlineOrigin = (sketch: Sketch): SketchOrigin => ({
  identity: digestOf(sketch).then((digest) => `inline:${location.origin}${location.pathname}#${digest}`),
  base: document.baseURI,
  files: [],
});

const publishedBy = (files: readonly string[]) => {
  const base = document.baseURI;
  return { base, files: files.map((path) => new URL(path, base).href) };
};

const digestOf = async ({ entry, files }: Sketch): Promise<string> => {
  const text = JSON.stringify([entry, ...Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))]);
  // Pages without a secure context cannot hash. There the text itself is the name: a longer one, but as good.
  if (!crypto.subtle) return text;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
