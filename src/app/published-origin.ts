import type { Sketch } from '../protocol';
import { digestOf, type SketchOrigin } from './sketch-origin';

/** Origins of sketches whose files the page’s own site publishes. */

/** A sketch that a person has saved under an id. `files` are the paths that the site publishes for sketches. */
export const savedOrigin = (id: string, files: readonly string[]): SketchOrigin => ({
  identity: `saved:${id}`,
  ...publishedBy(files),
});

/** A sketch that is saved nowhere, such as one in a link: only its code identifies it. */
export const linkOrigin = (sketch: Sketch, files: readonly string[]): SketchOrigin => ({
  identity: digestOf(sketch).then((digest) => `code:${digest}`),
  ...publishedBy(files),
});

/** An exported sketch with the files that came along: those inside the page, and those beside it. */
export const exportedOrigin = (
  id: string,
  within: Readonly<Record<string, Blob>>,
  beside: readonly string[],
): SketchOrigin => {
  const { base, files } = publishedBy(beside);
  const held = new Map(Object.entries(within).map(([path, blob]) => [new URL(path, base).href, blob]));
  return { identity: `exported:${id}`, base, files, held };
};

const publishedBy = (files: readonly string[]) => {
  const base = document.baseURI;
  return { base, files: files.map((path) => new URL(path, base).href) };
};
