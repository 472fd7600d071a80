import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { isCodeFile } from '../../protocol';
import { UsageError } from '../arguments';

/** Where a sketch is: its folder, and the path of its first file in it. */
export type Place = { root: string; entry: string };

const usual = ['main.ts', 'main.js', 'index.ts', 'index.js'];

/**
 * Finds the sketch that a person named, by its file or its folder.
 *
 * @throws {UsageError} with a sentence
 */
export const placeOf = (named: string): Place => {
  const found = statSync(named, { throwIfNoEntry: false });
  if (!found) throw new UsageError(`There is no '${named}'.`);
  const path = realpathSync(resolve(named));
  if (found.isDirectory()) return { root: path, entry: entryIn(path, named) };
  if (!found.isFile() || !isCodeFile(path))
    throw new UsageError(`'${named}' is no sketch: that is a .ts, .js or .mjs file with a generator.`);
  return { root: dirname(path), entry: basename(path) };
};

const entryIn = (folder: string, named: string): string => {
  const code = readdirSync(folder).filter((name) => isCodeFile(name) && !/\.d\.m?ts$|\.config\.m?[jt]s$/i.test(name));
  const [only] = code;
  const entry = usual.find((name) => code.includes(name)) ?? (code.length === 1 ? only : undefined);
  if (entry !== undefined) return entry;
  const where = named === '.' ? 'this folder' : `'${named}'`;
  throw new UsageError(
    only === undefined
      ? `There is no sketch in ${where}. Name one, as in “yieldcast demo.ts”, or begin one by “yieldcast new”.`
      : `Which file does the sketch in ${where} begin with? Name it, as in “yieldcast ${only}”, or call it main.ts.`,
  );
};
