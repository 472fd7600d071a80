import { type FileSource, saveFile } from '../../components';
import type { AppDescription, AudioWire, FileWire, VideoWire } from '../../protocol';
import { createHistoryLines } from './history-lines';
import { dataOf, nameOf } from './lines';
import { pictureWork } from './pictures';
import type { PastRun } from './recording';
import { fileName, imagesAt, stillOf } from './save';
import { createSteps } from './steps';

/** How files begin, and the extension that their names get then. */
const beginnings: [RegExp, string][] = [
  [/^RIFF....WAVE/s, 'wav'],
  [/^....ftyp/s, 'mp4'],
  [/^OggS/, 'ogg'],
  [/^fLaC/, 'flac'],
  [/^.E\xdf\xa3/s, 'webm'],
  [/^(?:ID3|\xff[\xe0-\xff])/, 'mp3'],
  [/^G/, 'ts'],
];

const extensionOf = async (file: Blob): Promise<string> => {
  const bytes = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  const text = String.fromCharCode(...bytes);
  return beginnings.find(([like]) => like.test(text))?.[1] ?? 'bin';
};

/** The files in an audio or video value, or in a list of files. */
const filesIn = async (
  value: AudioWire | VideoWire | FileWire[],
  label: string,
  fileOf: FileSource,
): Promise<{ name: string; file: Blob }[]> => {
  if (Array.isArray(value)) {
    const files = value.map(async (each) => (each instanceof File ? each : fileOf(each)));
    return (await Promise.all(files)).map((file) => ({ name: file.name, file }));
  }
  if (value.as === 'samples' || value.as === 'frame') return [];
  const file = value.as === 'file' ? value.file : value.as === 'url' ? await fileOf(value) : new Blob([value.bytes]);
  const name = file instanceof File && file.name ? file.name : `${label}.${await extensionOf(file)}`;
  return [{ name, file }];
};

/**
 * Saves runs as a zip: a table that lists the runs with their final outputs, and a folder per run with the files among
 * those.
 */
export const saveHistoryFiles = async (
  runs: readonly PastRun[],
  description: AppDescription,
  fileOf: FileSource,
): Promise<void> => {
  const columns = new Map<PastRun, Record<string, string>>();
  const zip = await pictureWork(async (work) => {
    await work.begin('zip', {});
    for (const [i, run] of runs.entries()) {
      const steps = createSteps(run.recording, description);
      const column: Record<string, string> = {};
      columns.set(run, column);
      if (steps.count === 0) continue;
      const folder = String(i + 1).padStart(3, '0');
      const last = steps.count - 1;
      const add = (label: string, path: string) => {
        column[label] = column[label] ? `${column[label]}; ${path}` : path;
      };
      for (const id of steps.ids) {
        const kind = description.components[id]?.kind;
        const label = nameOf(description, id);
        const value = steps.valueAt(id, last);
        if (value === null) continue;
        if (kind === 'image' || kind === 'gallery') {
          for (const { name, image } of imagesAt({ steps: { ...steps, ids: [id] }, description, fileOf }, last)) {
            const still = await stillOf(image, fileOf);
            const path = `${folder}/${fileName(name)}.png`;
            if (still) await work.add(still, path, 0);
            if (still) add(label, path);
          }
        } else if (kind === 'audio' || kind === 'video' || kind === 'file') {
          for (const { name, file } of await filesIn(value as AudioWire, label, fileOf)) {
            const path = `${folder}/${fileName(name)}`;
            await work.addFile(file, path);
            add(label, path);
          }
        } else {
          const data = dataOf(value, kind);
          column[label] = typeof data === 'string' ? data : JSON.stringify(data);
        }
      }
    }
    await work.addText(createHistoryLines(runs, description).csv(columns), 'runs.csv');
    return work.finish();
  });
  saveFile(zip, 'runs.zip');
};
