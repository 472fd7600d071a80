import { strToU8, zipSync } from 'fflate';
import { type Code, codeOf, type Draft, entryFile, nameOf, newId } from '../drafts';
import { readSketches } from '../export/read-sketch-file';
import { plainName, zipTime } from '../export/zip-entries';

type Entries = Parameters<typeof zipSync>[0];

/** A unique folder name for a draft. */
const folderOf = (draft: Draft, taken: Set<string>): string => {
  const plain = plainName(nameOf(draft), 'sketch');
  let name = plain;
  for (let number = 2; taken.has(name); number++) name = `${plain}-${number}`;
  taken.add(name);
  return name;
};

/** Packs all sketches into a zip with one folder each. The page can read it again. */
export const archiveOf = (drafts: readonly Draft[]): Blob => {
  const taken = new Set<string>();
  const entries: Entries = {};
  for (const draft of drafts) {
    const folder = folderOf(draft, taken);
    const { title, savedAt } = draft;
    addSketch(entries, folder, draft, { ...(title && { title }), savedAt });
  }
  return zipOf(entries);
};

/** Packs one sketch with all its files. The page opens it again. */
export const sketchZip = (code: Code, title: string): Blob => {
  const entries: Entries = {};
  addSketch(entries, 'sketch', code, { title, savedAt: Date.now() });
  return zipOf(entries);
};

const addSketch = (entries: Entries, folder: string, code: Code, about: { title?: string; savedAt: number }) => {
  const options = { mtime: zipTime(about.savedAt) };
  const add = (path: string, text: string) => {
    entries[`${folder}/${path}`] = [strToU8(text), options];
  };
  add(entryFile, code.source);
  for (const [path, text] of Object.entries(code.files ?? {})) add(path, text);
  add('sketch.json', JSON.stringify({ entry: entryFile, ...about }));
};

const zipOf = (entries: Entries) =>
  new Blob([zipSync(entries) as Uint8Array<ArrayBuffer>], { type: 'application/zip' });

/** Reads the sketches in a file as new drafts. Rejects with a message for the user. */
export const draftsOf = async (file: File): Promise<Draft[]> => {
  const found = await readSketches(file);
  return found.map(({ title, ...code }) => ({
    id: newId(),
    ...codeOf(code),
    savedAt: Date.now(),
    ...(title && { title: title.slice(0, 80) }),
  }));
};
