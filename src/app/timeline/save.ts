import { type FileSource, saveFile } from '../../components';
import type { AppDescription, ImageWire, WireValue } from '../../protocol';
import { say } from '../../words';
import { dataOf, linesOf, nameOf } from './lines';
import { pictureWork, type Still } from './pictures';
import type { Steps } from './steps';

/** What is saved, and how to get its files. */
export type Saved = { steps: Steps; description: AppDescription; fileOf: FileSource };

/** A name that every file system accepts. */
export const fileName = (name: string) =>
  name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: file systems refuse them
    .replace(/[\u0000-\u001f<>:"/\\|?*]+/g, ' ')
    .trim()
    .slice(0, 80) || 'yields';

export const saveLines = async (saved: Saved) => {
  saveFile(new Blob([...linesOf(saved)], { type: 'application/jsonl' }), `${fileName(title(saved))}.jsonl`);
  return say('Saved');
};

const title = ({ steps, description }: Saved) =>
  description.layout.title ?? (steps.ids[0] === undefined ? 'yields' : nameOf(description, steps.ids[0]));

/** The images of a step, with the names of their outputs. */
export const imagesAt = ({ steps, description }: Saved, step: number): { name: string; image: ImageWire }[] =>
  steps.ids.flatMap((id) => {
    const kind = description.components[id]?.kind;
    const value = steps.valueAt(id, step);
    if (value === null) return [];
    if (kind === 'image') return [{ name: nameOf(description, id), image: value as ImageWire }];
    if (kind !== 'gallery') return [];
    return (value as { image: ImageWire }[]).map(({ image }, i) => ({
      name: `${nameOf(description, id)} ${i + 1}`,
      image,
    }));
  });

/** An image in a form that the worker accepts; `undefined` for a frame. */
export const stillOf = async (image: ImageWire, fileOf: FileSource): Promise<Still | undefined> => {
  if (image.as === 'pixels' || image.as === 'bitmap') return image;
  if (image.as === 'frame') return undefined;
  return image.as === 'file' ? image : { as: 'file', file: await fileOf(image) };
};

/** The values of a step other than images, as text: a single one as it is, several as JSON by their labels. */
const textAt = ({ steps, description }: Saved, step: number): string => {
  const values = steps.ids.flatMap((id): [string, unknown, string | undefined][] => {
    const kind = description.components[id]?.kind;
    if (kind === 'image' || kind === 'gallery') return [];
    return [[nameOf(description, id), steps.valueAt(id, step), kind]];
  });
  const [only] = values;
  if (values.length === 0) return '';
  if (only && values.length === 1) {
    const data = dataOf(only[1] as WireValue, only[2]);
    return typeof data === 'string' ? data : JSON.stringify(data, null, 2);
  }
  return JSON.stringify(
    Object.fromEntries(values.map(([name, value, kind]) => [name, dataOf(value as WireValue, kind)])),
    null,
    2,
  );
};

const pngOf = async (image: ImageWire, fileOf: FileSource): Promise<Blob> => {
  const still = await stillOf(image, fileOf);
  if (!still) throw new Error(say('This image is no longer there.'));
  return pictureWork((work) => work.png(still));
};

/** Copies a step: its text, or its first picture if it has no text. */
export const copyStep = async (saved: Saved, step: number) => {
  const [picture] = imagesAt(saved, step);
  const text = textAt(saved, step);
  // Write within the click, with a promise of the picture: Safari refuses the clipboard after any wait.
  if (text === '' && picture) {
    const item = new ClipboardItem({ 'image/png': pngOf(picture.image, saved.fileOf) });
    await navigator.clipboard.write([item]);
  } else await navigator.clipboard.writeText(text);
  return say('Copied');
};

/** Saves a step: as a picture, as text, or as a zip of everything in it. */
export const saveStep = async (saved: Saved, step: number) => {
  const { number } = saved.steps.at(step);
  const pictures = imagesAt(saved, step);
  const text = textAt(saved, step);
  const name = `${fileName(title(saved))} ${number}`;
  const [picture] = pictures;
  if (pictures.length === 0) {
    saveFile(new Blob([text], { type: 'text/plain' }), `${name}.${/^[[{]/.test(text) ? 'json' : 'txt'}`);
  } else if (picture && pictures.length === 1 && text === '') {
    saveFile(await pngOf(picture.image, saved.fileOf), `${name}.png`);
  } else {
    const zip = await pictureWork(async (work) => {
      await work.begin('zip', {});
      for (const { name, image } of pictures) {
        const still = await stillOf(image, saved.fileOf);
        if (still) await work.add(still, `${fileName(name)}.png`, 0);
      }
      if (text !== '') await work.addText(text, 'values.json');
      return work.finish();
    });
    saveFile(zip, `${name}.zip`);
  }
  return say('Saved');
};

type Progress = { signal: AbortSignal; onProgress(share: number): void };

/**
 * Saves the images of all steps. A zip gets those of all outputs, without repeats; a GIF or MP4 gets those of the first
 * output that shows images.
 */
export const savePictures = async (saved: Saved, kind: 'zip' | 'gif' | 'mp4', { signal, onProgress }: Progress) => {
  const { steps, description, fileOf } = saved;
  const shown = steps.ids.filter((id) => ['image', 'gallery'].includes(description.components[id]?.kind ?? ''));
  const ids = kind === 'zip' ? shown : shown.slice(0, 1);
  const file = await pictureWork(async (work) => {
    await work.begin(kind, {});
    const last = new Map<string, ImageWire>();
    for (let step = 0; step < steps.count; step++) {
      if (signal.aborted) throw new Error('It was called off.');
      const { number, time } = steps.at(step);
      const next = step + 1 < steps.count ? steps.at(step + 1).time : undefined;
      const images = imagesAt({ ...saved, steps: { ...steps, ids } }, step);
      for (const { name, image } of kind === 'zip' ? images : images.slice(-1)) {
        if (kind === 'zip' && last.get(name) === image) continue;
        last.set(name, image);
        const still = await stillOf(image, fileOf);
        const seconds = next === undefined ? lastFor : (next - time) / 1000;
        if (still) await work.add(still, `${fileName(name)} ${String(number).padStart(5, '0')}.png`, seconds);
      }
      onProgress((step + 1) / steps.count);
    }
    return work.finish();
  });
  saveFile(file, `${fileName(title(saved))}.${kind}`);
  return say('Saved');
};

/** How long the last picture of an animation is shown, in seconds. */
const lastFor = 1;
