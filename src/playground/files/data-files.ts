import { isCodeFile } from '../../protocol';
import { type Code, codeLimit, wholeText } from '../drafts/code';
import { isDataFile, problemOfName } from './file-names';
import type { OpenFiles } from './open-files';

/** The largest data file that a sketch may have itself, in bytes. It is saved again with every change. */
const dataLimit = 1024 * 1024;

/** The types of data files, for what reads them. Markup is plain text: it is never shown as a page. */
const types: Record<string, string> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/json',
  geojson: 'application/geo+json',
  svg: 'image/svg+xml',
  vtt: 'text/vtt',
  md: 'text/markdown',
};

const blobOf = (name: string, text: string): Blob =>
  new Blob([text], { type: types[name.replace(/^.*\./, '').toLowerCase()] ?? 'text/plain' });

/** The data files of a sketch, by their paths. */
export const dataOf = ({ files = {} }: Code): Map<string, Blob> =>
  new Map(Object.entries(files).flatMap(([name, text]) => (isCodeFile(name) ? [] : [[name, blobOf(name, text)]])));

/** The data files of a sketch by the addresses under which its code names them. */
export const heldBy = (code: Code): Map<string, Blob> =>
  new Map([...dataOf(code)].map(([name, blob]) => [new URL(name, document.baseURI).href, blob]));

/** Adds text files as data to the sketch, and says how its code reads them. Rejects with a message for the user. */
export const addData = async (files: OpenFiles, chosen: readonly File[], onFiles: () => void): Promise<string> => {
  for (const file of chosen) {
    const problem = problemOfName(file.name, files.names());
    if (problem !== undefined) throw new Error(problem);
    const before = files.opened();
    const text = await readData(file, files.code());
    if (files.opened() !== before) throw new Error('Another sketch was opened meanwhile: nothing is added to it.');
    files.add(file.name, text);
    onFiles();
  }
  return `The code reads it by ${chosen.map(({ name }) => `yc.asset('${name}')`).join(', ')}.`;
};

/** Reads a file as data of a sketch. Rejects with a message for the user. */
const readData = async (file: File, code: Code): Promise<string> => {
  const megabytes = (file.size / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 });
  if (!isDataFile(file.name))
    throw new Error(
      `“${file.name}” is no text that a sketch can hold, such as .csv, .json or .txt. Let the app take it by yc.File, or give its address to yc.asset.`,
    );
  if (file.size > dataLimit)
    throw new Error(
      `“${file.name}” has ${megabytes} MB, and a sketch’s own data file may have 1 MB. Let the app take it by yc.File, or give its address to yc.asset.`,
    );
  if (wholeText(code).length + file.size > codeLimit)
    throw new Error(`With “${file.name}”, the sketch would be over 2 MB, which is more than the page keeps of one.`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`“${file.name}” is no text in UTF-8. Save it as UTF-8, then add it again.`);
  }
};
