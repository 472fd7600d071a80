import { unzipSync } from 'fflate';
import { codeLimit } from '../drafts/code';
import { tooLarge } from './sketch-files';

/** The largest file that we read, in bytes. */
export const fileLimit = 64 * 1024 * 1024;

export const isZip = ({ name, type }: File): boolean => /\.zip$/i.test(name) || type === 'application/zip';

/** Whether a file name in a zip leads out of the folder that it is unpacked into. */
const leadsOut = (name: string) => /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[a-z]:|\\|\0/i.test(name);

/** Unpacks the files of a zip whose names match `names`. Refuses a zip with names that lead out of its folder. */
export const unzip = async (file: File, names: RegExp): Promise<Record<string, Uint8Array>> => {
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
