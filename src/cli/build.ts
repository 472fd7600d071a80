import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import parts from 'virtual:export-parts';
import { contentsOf } from '../playground/export/contents';
import { folderFiles } from '../playground/export/folder';
import { oneFile } from '../playground/export/one-file';
import { sizeOf } from '../playground/export/sizes';
import type { Command } from './arguments';
import { UsageError } from './arguments';
import { findBrowser } from './browser/find';
import { compileWhole } from './compile';
import { computeExamples } from './examples';
import { ownFile } from './package';
import { printed } from './problems';
import { typeOf } from './serve/files';
import { titleOf } from './serve/serve';
import { placeOf } from './sketch/place';
import { readSketch } from './sketch/read';

/** Makes static files of a sketch. Resolves to whether it could. */
export const build = async ({
  path,
  out,
  single,
  title,
  examples,
}: Extract<Command, { name: 'build' }>): Promise<boolean> => {
  const place = placeOf(path);
  const target = resolve(out);
  if (place.root === target || place.root.startsWith(target + sep))
    throw new UsageError(`'${out}' holds the sketch itself. Give another folder by --out.`);
  if (!single) await refuseForeign(target, out);
  // What is missing is said before anything takes long.
  const browser = examples && findBrowser(examples.browser);
  const read = await readSketch(place);
  const compilation = await compileWhole(read.sketch);
  const problems = [...read.problems, ...(compilation.ok ? [] : compilation.problems)];
  if (problems.length > 0 || !compilation.ok) {
    const { root, sketch } = read;
    for (const problem of problems)
      process.stderr.write(printed(problem, { root, files: sketch.files, colours: process.stderr.isTTY }));
    return false;
  }
  if (!parts) throw new Error('The package lacks what exports are made of. Install it again.');
  const results = examples && browser && (await computeExamples(read, { program: browser, limit: examples.limit }));
  if (examples && results === undefined) return false;
  const prepared = await contentsOf({
    sketch: read.sketch,
    title: title ?? titleOf(read),
    program: compilation.program,
    results,
    words: undefined,
    parts,
    published: read.assets,
    textOf: (path) => readFile(ownFile(path), 'utf8'),
    fileOf: async (file) => new Blob([await readFile(join(read.root, file))], { type: typeOf(file) }),
  });
  if (single) {
    const file = /\.html?$/i.test(out) ? target : join(target, 'index.html');
    const page = await oneFile(prepared);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, page);
    tell(file, `${sizeOf(Buffer.byteLength(page))}, one file`);
    return true;
  }
  const files = await folderFiles(prepared);
  await replaceFolder(target, files);
  const bytes = Object.values(files).reduce((sum, { length }) => sum + length, 0);
  tell(target, `${Object.keys(files).length} files, ${sizeOf(bytes)}: put the folder on any static host`);
  return true;
};

const tell = (path: string, what: string) => process.stdout.write(`${relative(process.cwd(), path)}: ${what}\n`);

/** What an earlier build left may go; nothing else does. */
const refuseForeign = async (folder: string, named: string) => {
  const found = await stat(folder).catch(() => undefined);
  if (!found) return;
  if (!found.isDirectory()) throw new UsageError(`'${named}' is a file. Give a folder by --out, or write --single.`);
  const names = await readdir(folder);
  if (names.length === 0 || (names.includes('app.json') && names.includes('service-worker.js'))) return;
  throw new UsageError(
    `'${named}' holds other files, which a build would replace. Empty it, or give another folder by --out.`,
  );
};

/** Puts files into a folder, in place of all that is there, once all of them are written. */
const replaceFolder = async (folder: string, files: Readonly<Record<string, Uint8Array>>) => {
  const made = join(dirname(folder), `.${basename(folder)}-${process.pid}`);
  try {
    for (const [path, bytes] of Object.entries(files)) {
      await mkdir(dirname(join(made, path)), { recursive: true });
      await writeFile(join(made, path), bytes);
    }
    await rm(folder, { recursive: true, force: true });
    await rename(made, folder);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
};
