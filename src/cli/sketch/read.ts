import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isCodeFile, type Problem, type Sketch } from '../../protocol';
import { type Asked, isPackage, takenFrom } from './asked-packages';
import { bundlePackages } from './bundle-packages';
import type { Place } from './place';

/** A sketch as it lies on the disk. */
export type ReadSketch = Place & {
  sketch: Sketch;
  /** Files that its code names and that are no text, by their paths in its folder. */
  assets: string[];
  /** The files that it was made from, and those that it asks for and that are not there, by their paths in the folder. */
  asked: ReadonlySet<string>;
  /** What is wrong with the packages that it imports. */
  problems: Problem[];
};

/** Finds imports without parsing. A false match only costs a look at the disk; the compiler finds the real ones. */
const imports = /(?:\bfrom|\bimport|\bexport)\s*\(?\s*(['"])([^'"\n]+)\1/g;

/** Texts that may name a file beside the sketch. */
const names = /(['"`])((?:\.\/)?[^'"`\n\\:*?<>|]{1,200}\.\w{1,11})\1/g;

/** Data that travels as text, so that results of other data are told apart. Larger files are fetched when they are asked for. */
const isText = /\.(?:csv|tsv|json|jsonl|ndjson|geojson|txt|md|xml|svg|html?|css|ya?ml|toml|vtt|srt)$/i;
const mostText = 1024 * 1024;

/** Reads a sketch with all that its code imports or names, within its folder. */
export const readSketch = async ({ root, entry }: Place): Promise<ReadSketch> => {
  const files: Record<string, string> = {};
  const assets = new Set<string>();
  const asked = new Set([entry]);
  const packages = new Map<string, Asked>();
  const isFile = async (path: string) => {
    asked.add(path);
    return isWithin(root, path);
  };

  const addData = async (path: string) => {
    if (Object.hasOwn(files, path) || assets.has(path) || isCodeFile(path) || !(await isFile(path))) return;
    const bytes = await readFile(join(root, path));
    const text = isText.test(path) && bytes.length <= mostText ? textOf(bytes) : undefined;
    if (text === undefined) assets.add(path);
    else files[path] = text;
  };

  const queue = new Set([entry]);
  for (const path of queue) {
    const source = textOf(await readFile(join(root, path)), true) ?? '';
    files[path] = source;
    for (const { 0: text, 2: specifier = '', index } of source.matchAll(imports)) {
      if (isPackage(specifier)) {
        const offset = index + text.length - specifier.length - 2;
        const known = packages.get(specifier) ?? { names: new Set(), isWhole: false, file: path, source, offset };
        const { names, isWhole } = takenFrom(source, specifier);
        for (const name of names) known.names.add(name);
        known.isWhole ||= isWhole;
        packages.set(specifier, known);
      }
      if (!/^(?:\/|\.\.?(?:\/|$))/.test(specifier)) continue;
      for (const candidate of candidates(specifier, path)) {
        if (!(await isFile(candidate))) continue;
        if (isCodeFile(candidate)) queue.add(candidate);
        break;
      }
    }
    for (const { 2: name = '' } of source.matchAll(names)) await addData(joined(name, entry));
  }
  const bundled = await bundlePackages(root, packages);
  return {
    root,
    entry,
    sketch: { entry, files: { ...files, ...bundled.files } },
    assets: [...assets],
    asked,
    problems: bundled.problems,
  };
};

/** A text in UTF-8, or nothing for what is none. */
const textOf = (bytes: Uint8Array, isLenient = false): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: !isLenient }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Where the compiler looks for an import, in its order. */
const candidates = (specifier: string, from: string): string[] => {
  const path = joined(specifier, from);
  const folder = path === '' ? '' : `${path}/`;
  return [
    path,
    ...['.ts', '.js', '.mjs'].map((ending) => path + ending),
    `${folder}index.ts`,
    `${folder}index.js`,
    ...(/\.m?js$/.test(path) ? [path.replace(/js$/, 'ts')] : []),
  ];
};

/** Joins paths as the compiler does: `..` never leaves the folder. */
const joined = (specifier: string, from: string): string => {
  const parts = specifier.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
};

/**
 * Whether a path in the folder is a file that belongs to it: hidden ones do not, nor do installed packages, nor what a link
 * leads to elsewhere.
 */
export const isWithin = async (root: string, path: string): Promise<boolean> => {
  if (path === '' || path.split(/[\\/]/).some((part) => part.startsWith('.') || part === 'node_modules')) return false;
  const full = join(root, path);
  if (!full.startsWith(join(root, sep))) return false;
  try {
    const real = await realpath(full);
    return real.startsWith(join(root, sep)) && (await stat(real)).isFile();
  } catch {
    return false;
  }
};
