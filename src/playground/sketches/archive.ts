import { strToU8, zipSync } from 'fflate';
import { type Draft, nameOf, newId } from '../drafts';
import { readSketches } from '../export/read-sketch-file';
import { plainName, zipTime } from '../export/zip-entries';

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
  const entries: Parameters<typeof zipSync>[0] = {};
  for (const draft of drafts) {
    const folder = folderOf(draft, taken);
    const { title, savedAt, source } = draft;
    const mtime = zipTime(savedAt);
    entries[`${folder}/main.ts`] = [strToU8(source), { mtime }];
    entries[`${folder}/sketch.json`] = [
      strToU8(JSON.stringify({ entry: 'main.ts', ...(title && { title }), savedAt })),
      { mtime },
    ];
  }
  return new Blob([zipSync(entries) as Uint8Array<ArrayBuffer>], { type: 'application/zip' });
};

/** Reads the sketches in a file as new drafts. Rejects with a message for the user. */
export const draftsOf = async (file: File): Promise<Draft[]> => {
  const found = await readSketches(file);
  return found.map(({ source, title }) => ({
    id: newId(),
    source,
    savedAt: Date.now(),
    ...(title && { title: title.slice(0, 80) }),
  }));
};
