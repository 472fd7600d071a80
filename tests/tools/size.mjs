import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

/** Budgets in bytes of brotli, for JavaScript that is loaded before anything can be seen. */
const budgets = [
  { what: 'JavaScript for an embedded app', entry: 'src/app/embed.ts', limit: 60_000 },
  { what: 'JavaScript of the page before the editor loads', entry: 'index.html', limit: 80_000 },
];

/** Quality 11 is what a host that compresses its files beforehand serves; it takes seconds for a megabyte. */
const brotli = (text, quality = 11) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;

/** An entry's own file and those that it imports statically, at any depth. Vite preloads the same ones. */
const loadedWith = (manifest, key, seen = new Set()) => {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const imported of chunk.imports ?? []) loadedWith(manifest, imported, seen);
  return seen;
};

/**
 * Measures a built site against the budgets.
 *
 * @param {string} dist
 * @returns {{
 *   checked: { what: string, bytes: number, limit: number, files: string[] }[],
 *   rest: { file: string, bytes: number, first: boolean }[],
 * }} `rest` lists every script, the largest first, compressed a little less well; `first` are those
 *   that a budget counts.
 */
export const measureSite = (dist) => {
  const sizeOf = (file, quality) => brotli(readFileSync(`${dist}/${file}`), quality);
  const manifest = JSON.parse(readFileSync(`${dist}/.vite/manifest.json`, 'utf8'));
  const checked = budgets.map(({ what, entry, limit }) => {
    if (!manifest[entry]) throw new Error(`The build has no ${entry}, for which there is a size budget.`);
    const files = [...loadedWith(manifest, entry)];
    return { what, limit, files, bytes: files.reduce((sum, file) => sum + sizeOf(file), 0) };
  });
  const first = checked.map((each) => each.files);
  // The manifest names no workers: a worker's file is no chunk of the page.
  const rest = readdirSync(`${dist}/assets`)
    .map((name) => `assets/${name}`)
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ file, bytes: sizeOf(file, 9), first: first.some((files) => files.includes(file)) }))
    .sort((a, b) => b.bytes - a.bytes);
  return { checked, rest };
};

/**
 * Budgets of the package: what a page loads before it can show the first yield, by the entry that it imports. What the page's
 * own code drives an app with loads later (`tests/browser/app/mount-driving.test.ts`).
 */
const libraryBudgets = [
  { what: 'yieldcast/app, with what mount loads', entries: ['src/library/app.ts', 'src/app/mount.ts'], limit: 60_000 },
  { what: 'yieldcast/element', entries: ['src/library/element.ts', 'src/app/element.ts'], limit: 60_000 },
];

/** Files of the package that are no chunks of a page. */
const libraryFiles = [
  { what: 'yieldcast', file: 'index.js', limit: 14_000 },
  { what: 'yieldcast/style.css', file: 'style.css', limit: 20_000 },
];

/** The most bytes of the package as npm gets it, compressed. */
const packedLimit = 13_500_000;

/** Prints the sizes of the package, `packed` bytes as npm gets it; tells how many budgets were met and how many not. */
export const checkLibrarySizes = (lib, packed) => {
  const manifest = JSON.parse(readFileSync(`${lib}/.vite/manifest.json`, 'utf8'));
  const sizeOf = (files) => files.reduce((sum, file) => sum + brotli(readFileSync(`${lib}/${file}`)), 0);
  const checked = [
    ...libraryBudgets.map(({ what, entries, limit }) => {
      for (const entry of entries) if (!manifest[entry]) throw new Error(`The package has no ${entry}.`);
      const files = new Set();
      for (const entry of entries) loadedWith(manifest, entry, files);
      return { what, limit, bytes: sizeOf([...files]) };
    }),
    ...libraryFiles.map(({ what, file, limit }) => ({ what, limit, bytes: sizeOf([file]) })),
    { what: 'the packed file', limit: packedLimit, bytes: packed },
  ];
  for (const { what, bytes, limit } of checked)
    console.log(
      `${kilobytes(bytes)}  ${what} (${bytes <= limit ? 'budget' : 'OVER ITS BUDGET of'} ${kilobytes(limit).trim()})`,
    );
  const failed = checked.filter(({ bytes, limit }) => bytes > limit).length;
  return { passed: checked.length - failed, failed };
};

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`.padStart(10);

/** How many of the other files are worth a line. */
const listed = 12;

/** Prints the sizes; tells how many budgets were met and how many not. */
export const checkSizes = (dist) => {
  const { checked, rest } = measureSite(dist);
  for (const { what, bytes, limit, files } of checked) {
    console.log(
      `${kilobytes(bytes)}  ${what} (${bytes < limit ? 'budget' : 'OVER ITS BUDGET of'} ${kilobytes(limit).trim()})`,
    );
    if (bytes >= limit) for (const file of files) console.log(`${' '.repeat(12)}${file}`);
  }
  for (const { file, bytes, first } of rest.slice(0, listed)) {
    console.log(`${kilobytes(bytes)}  ${file}${first ? '' : ', loaded later'}`);
  }
  const small = rest.slice(listed);
  console.log(`${kilobytes(small.reduce((sum, { bytes }) => sum + bytes, 0))}  in ${small.length} smaller files`);
  const failed = checked.filter(({ bytes, limit }) => bytes >= limit).length;
  return { passed: checked.length - failed, failed };
};
