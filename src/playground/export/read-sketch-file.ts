import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { isCodeFile, trustedHtml } from '../../protocol';
import { type Code, codeLimit } from '../drafts/code';
import { isDataFile } from '../files/file-names';
import { codeOfFiles, readText, tooLarge } from './sketch-files';

const isTexts = (value: unknown): value is Record<string, string> =>
  v.is(v.object({}), value) && Object.values(value).every((text) => typeof text === 'string');
const sketchSchema = v.object({ entry: v.string(), files: v.custom<Record<string, string>>(isTexts) });

const noSketch = (name: string) =>
  new Error(`“${name}” holds no sketch. The page opens code (.ts, .js, .py) and what it exported (.html, .zip).`);

/** Whether a file is code, by its name or by its text type. */
const isCode = ({ name, type }: File) => /\.(?:[mc]?[tj]sx?|py|txt|md)$/i.test(name) || /^text\/(?!html)/.test(type);

/** A sketch as it was read from a file. */
type Found = Code & { title?: string };

/**
 * Reads one sketch from its files: source files that belong together, or an app exported as a page or a zip. Rejects
 * with a message for the user.
 */
export const readSketchFiles = async (files: readonly File[]): Promise<Code> => {
  const [file] = files;
  if (file && files.length === 1) return readSketchFile(file);
  const other = files.find(({ name }) => !isCodeFile(name) && !isDataFile(name));
  if (other)
    throw new Error(
      `“${other.name}” is neither code nor text. Several files open as one sketch if they are .ts, .js, .csv, .json and the like; open a zip alone.`,
    );
  const texts: [string, string][] = [];
  for (const each of files) texts.push([each.name, await textOf(each)]);
  return codeOfFiles('These files', texts);
};

/** Reads all sketches in a file. An archive has one folder per sketch. Rejects with a message for the user. */
export const readSketches = async (file: File): Promise<Found[]> => {
  if (!isZip(file)) return [await readSketchFile(file)];
  const files = await unzip(file, /^[^/]+\/.+$/);
  const entries = Object.keys(files).filter((path) => /^[^/]+\/main\.ts$/.test(path) && path !== 'sketch/main.ts');
  if (entries.length === 0) return [await readSketchFile(file)];
  return entries.map((path) => readFolder(file.name, files, path.replace('main.ts', '')));
};

const readSketchFile = async (file: File): Promise<Found> => {
  if (isZip(file)) return readZip(file);
  if (/\.html?$/i.test(file.name) || file.type === 'text/html') return readPage(file);
  if (!isCode(file)) throw noSketch(file.name);
  return { source: await textOf(file) };
};

const textOf = async (file: File): Promise<string> => {
  if (file.size > codeLimit) throw tooLarge(file.name);
  return readText(file.name, new Uint8Array(await file.arrayBuffer()));
};

const readPage = async (file: File): Promise<Found> => {
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
  if (!v.is(sketchSchema, sketch) || !Object.hasOwn(sketch.files, sketch.entry)) throw noSketch(file.name);
  return codeOfFiles(`“${file.name}”`, Object.entries(sketch.files), sketch.entry);
};

const aboutSchema = v.object({ entry: v.optional(v.string()), title: v.optional(v.string()) });

/** What `sketch.json` says of a sketch. */
const readAbout = (about: Uint8Array | undefined): v.InferOutput<typeof aboutSchema> => {
  try {
    const told: unknown = about && JSON.parse(strFromU8(about));
    return v.is(aboutSchema, told) ? told : {};
  } catch {
    return {};
  }
};

/** Reads the sketch in a folder of a zip. */
const readFolder = (name: string, files: Readonly<Record<string, Uint8Array>>, folder: string): Found => {
  const { entry, title } = readAbout(files[`${folder}sketch.json`]);
  const texts = Object.entries(files).flatMap(([path, bytes]): [string, string][] =>
    path.startsWith(folder) && (isCodeFile(path) || isDataFile(path)) && path !== `${folder}sketch.json`
      ? [[path.slice(folder.length), readText(path, bytes)]]
      : [],
  );
  return { ...codeOfFiles(`“${name}”`, texts, entry), ...(title && { title }) };
};

const readZip = async (file: File): Promise<Found> => {
  const exported = await unzip(file, /^sketch\/.+/);
  if (Object.keys(exported).some(isCodeFile)) return readFolder(file.name, exported, 'sketch/');
  // Somebody’s own zip, perhaps with all of it in one folder.
  const files = await unzip(file, /\.m?[tj]s$/i);
  const paths = Object.keys(files).filter((path) => !path.startsWith('__MACOSX/'));
  if (paths.length === 0) throw noSketch(file.name);
  const [folder = ''] = /^[^/]+\//.exec(paths[0] ?? '') ?? [];
  const own = Object.fromEntries(paths.map((path) => [path, files[path] as Uint8Array]));
  return readFolder(file.name, own, paths.every((path) => path.startsWith(folder)) ? folder : '');
};

/** The largest file that we read, in bytes. */
const fileLimit = 64 * 1024 * 1024;

const isZip = ({ name, type }: File): boolean => /\.zip$/i.test(name) || type === 'application/zip';

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
