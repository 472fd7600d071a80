import { isCodeFile } from '../../protocol';
import { entryFile } from '../drafts/code';

/** The most files that a sketch may have besides `main.ts`. */
const mostFiles = 50;

const longestName = 100;

/** What an archive says of a sketch. */
const aboutFile = 'sketch.json';

/** Names that Windows reserves, whatever follows their first dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const dataEndings =
  '.csv .tsv .json .jsonl .ndjson .geojson .txt .md .xml .svg .html .htm .css .yaml .yml .toml .vtt .srt'.split(' ');

/** The endings of data files, as a file picker takes them. */
export const dataTypes = dataEndings.join(',');

/** Whether a file is data that a sketch can hold: text, which its code reads by `yc.asset`. */
export const isDataFile = (name: string): boolean => dataEndings.some((ending) => name.toLowerCase().endsWith(ending));

/** The name of a file as a person typed it: without an ending, it is TypeScript. */
export const completeName = (typed: string): string => {
  const name = typed.trim().replace(/^\.\//, '');
  return name === '' || /\.\w*$/.test(name) ? name : `${name}.ts`;
};

/**
 * Says in a sentence why a sketch cannot have a file of that name, if it cannot: every file must fit into a zip, on any
 * computer, without leaving its folder.
 */
export const problemOfName = (name: string, others: readonly string[]): string | undefined => {
  const shown = name.slice(0, 60);
  const parts = name.split('/');
  if (name === '') return 'A file needs a name, such as “other.ts”.';
  if (name.length > longestName) return `“${shown}…” is too long for a name: ${longestName} letters are the most.`;
  if (parts.includes('..')) return `“${shown}” leads out of the sketch. Name the file without “../”.`;
  if (name.startsWith('/') || /^[a-z]:/i.test(name) || name.includes('\\'))
    return `“${shown}” is a path of a disk. Name the file from the sketch’s own folder, such as “parts/other.ts”.`;
  if (parts.some((part) => part.trim() !== part || part === '' || part === '.' || part.endsWith('.')))
    return `“${shown}” has an empty part, or one that begins or ends with a space or ends with a dot.`;
  const odd = /[^\p{L}\p{M}\p{N} ._$@()+/-]/u.exec(name)?.[0];
  if (odd !== undefined) return `A name cannot hold “${odd}”. Letters, digits, “-”, “_”, “.” and “/” are fine.`;
  if (parts.some((part) => reserved.test(part))) return `Windows has no files named “${shown}”. Choose another name.`;
  if (!isCodeFile(name) && !isDataFile(name))
    return `A sketch has code files, such as “other.ts”, and text files, such as “data.csv”. “${shown}” is neither.`;
  if (name.toLowerCase() === aboutFile)
    return `“${shown}” is where the page notes a sketch’s title. Choose another name.`;
  const same = [entryFile, ...others].find((other) => other.toLowerCase() === name.toLowerCase());
  if (same !== undefined) return `There is a file named “${same}” already.`;
  return undefined;
};

/** What is wrong with the names of the files of a sketch besides `main.ts`, if anything. */
export const problemOfNames = (names: readonly string[]): string | undefined => {
  if (names.length > mostFiles) return `It has ${names.length} files, and ${mostFiles} besides main.ts are the most.`;
  for (const [at, name] of names.entries()) {
    const problem = problemOfName(name, names.slice(0, at));
    if (problem !== undefined) return problem;
  }
  return undefined;
};
