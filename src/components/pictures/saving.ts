import type { ImageWire } from '../../protocol';
import { say } from '../../words';
import type { FileSource } from '../file-source';
import { saveFile } from '../files/saving';
import { isDrawn, paint } from './paint';

const extensions: Record<string, string> = { 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' };

/**
 * Saves a picture: a file as it is, pixels as PNG. Resolves to the name of the saved file; rejects if the file that a URL
 * names cannot be fetched.
 */
export const savePicture = async (image: ImageWire, name: string, fileOf: FileSource): Promise<string> => {
  if (isDrawn(image)) {
    const canvas = document.createElement('canvas');
    paint(canvas, image);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!png) throw new Error(say('The image is too large to be made a PNG file.'));
    return saveFile(png, `${name}.png`);
  }
  const file = image.as === 'file' ? image.file : await fileOf(image);
  const ending = extensions[file.type] ?? /^image\/(\w+)/.exec(file.type)?.[1] ?? 'png';
  return saveFile(file, file instanceof File ? file.name : `${name}.${ending}`);
};
