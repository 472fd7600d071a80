import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { trustedHtml } from '../../protocol';

/** The most code that we open, and the largest file that we read, in bytes. */
const codeLimit = 2 * 1024 * 1024;
const fileLimit = 64 * 1024 * 1024;

const isTexts = (value: unknown): value is Record<string, string> =>
  v.is(v.object({}), value) && Object.values(value).every((text) => typeof text === 'string');
const sketchSchema = v.object({ entry: v.string(), files: v.custom<Record<string, string>>(isTexts) });

const tooLarge = (name: string) =>
  new Error(`“${name}” holds more than 2 MB of code, which is more than the page opens.`);

const noSketch = (name: string) =>
  new Error(`“${name}” holds no sketch. The page opens code (.ts, .js, .py) and what it exported (.html, .zip).`);

/** Whether a file is code, by its name or by its text type. */
const isCode = ({ name, type }: File) => /\.(?:[mc]?[tj]sx?|py|txt|md)$/i.test(name) || /^text\/(?!html)/.test(type);

/** Reads the code of a source file, or of an app exported as a page or a zip. Rejects with a message for the user. */
export const readSketchFile = async (file: File): Promise<string> => {
  if (/\.zip$/i.test(file.name) || file.type === 'application/zip') return readZip(file);
  if (/\.html?$/i.test(file.name) || file.type === 'text/html') return readPage(file);
  if (!isCode(file)) throw noSketch(file.name);
  if (file.size > codeLimit) throw tooLarge(file.name);
  return readText(file.name, new Uint8Array(await file.arrayBuffer()));
};

/** Reads all sketches in a file. An archive has one folder per sketch. Rejects with a message for the user. */
export const readSketches = async (file: File): Promise<{ source: string; title?: string }[]> => {
  if (!/\.zip$/i.test(file.name) && file.type !== 'application/zip') return [{ source: await readSketchFile(file) }];
  const files = await unzip(file, /^[^/]+\/(?:main\.ts|sketch\.json)$/);
  const folders = Object.keys(files).filter((name) => name.endsWith('/main.ts') && name !== 'sketch/main.ts');
  if (folders.length === 0) return [{ source: await readSketchFile(file) }];
  return folders.map((path) => {
    const title = titleOf(files[path.replace('main.ts', 'sketch.json')]);
    return { source: readText(path, files[path] as Uint8Array), ...(title && { title }) };
  });
};

const titleOf = (about: Uint8Array | undefined): string | undefined => {
  try {
    const told: unknown = about && JSON.parse(strFromU8(about));
    return v.is(v.object({ title: v.string() }), told) ? told.title : undefined;
  } catch {
    return undefined;
  }
};

const readText = (name: string, bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`“${name}” is no text in UTF-8. Save it as UTF-8, then open it again.`);
  }
};

const entryOf = (name: string, sketch: unknown): string => {
  if (!v.is(sketchSchema, sketch)) throw noSketch(name);
  const source = Object.hasOwn(sketch.files, sketch.entry) ? sketch.files[sketch.entry] : undefined;
  if (source === undefined) throw noSketch(name);
  if (source.length > codeLimit) throw tooLarge(name);
  return source;
};

const readPage = async (file: File): Promise<string> => {
  if (file.size > fileLimit) throw tooLarge(file.name);
  // A parsed document that is not displayed runs no scripts and loads nothing.
  const page = new DOMParser().parseFromString(trustedHtml(await file.text()), 'text/html');
  const data = page.querySelector('script[type="application/json"]#yieldcast-sketch')?.textContent;
  if (!data) throw noSketch(file.name);
  let sketch: unknown;
  try {
    sketch = JSON.parse(data);
  } catch {
    throw new Error(`“${file.name}” was cut short or changed: its code cannot be read.`);
  }
  return entryOf(file.name, sketch);
};

/** Whether a file name in a zip leads out of the folder that it is unpacked into. */
const leadsOut = (name: string) => /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[a-z]:|\\|\0/i.test(name);

/** Unpacks the files of a zip whose names match `names`. Refuses a zip with names that lead out of its folder. */
const unzip = async (file: File, names: RegExp): Promise<Record<string, Uint8Array>> => {
  if (file.size > fileLimit) throw tooLarge(file.name);
  let unpacked = 0;
  const refused = (sentence: string) => new RangeError(sentence);
  try {
    return unzipSync(new Uint8Array(await file.arrayBuffer()), {
      filter: ({ name, originalSize }) => {
        if (leadsOut(name))
          throw refused(
            `“${file.name}” is refused: it names a file outside of its own folder (“${name.slice(0, 60)}”).`,
          );
        // Never unpack what we do not need, however small it is packed.
        if (!names.test(name) || name.endsWith('/')) return false;
        unpacked += originalSize;
        if (unpacked > codeLimit) throw refused(tooLarge(file.name).message);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new Error(`“${file.name}” is no whole zip: it was cut short or damaged. Get it again.`);
  }
};

const readZip = async (file: File): Promise<string> => {
  const found = await unzip(file, /^(?:sketch\/.+|[^/]+\.[tj]s)$/);
  const files = Object.fromEntries(
    Object.entries(found).map(([name, bytes]) => [name.replace(/^sketch\//, ''), bytes] as const),
  );
  const about = files['sketch.json'];
  let entry = Object.keys(files).find((name) => /\.[tj]s$/.test(name)) ?? '';
  try {
    const told: unknown = about && JSON.parse(strFromU8(about));
    if (v.is(v.object({ entry: v.string() }), told)) entry = told.entry;
  } catch {
    // Use the first file.
  }
  const bytes = Object.hasOwn(files, entry) ? files[entry] : undefined;
  if (!bytes) throw noSketch(file.name);
  return readText(entry, bytes);
};
