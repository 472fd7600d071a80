import type { Location } from '../protocol';
import { entryFile } from './drafts/code';

/** A place in the code in words: `7:11`, or `other.ts:7:11` outside of `main.ts`. */
export const placeOf = ({ file, line, column }: Location): string =>
  `${file === entryFile ? '' : `${file}:`}${line}:${column}`;

/** The line and the column of an offset in a text. */
export const placeAt = (text: string, offset: number): { line: number; column: number } => {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
};
