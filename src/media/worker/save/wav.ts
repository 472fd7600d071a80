import { lengthOf } from '../pcm/pcm';
import { wavBody, wavDataBytes, wavHeader } from '../pcm/wav';
import { type Pieces, type Shape, toShape } from './shape';

/** So much of a file is made in memory; what is older lies in Blobs, which browsers keep on disk. */
const openBytes = 2 * 1024 * 1024;

/** A WAV file: exact for pieces that have the shape already. */
export const saveWav = async (pieces: Pieces, shape: Shape): Promise<Blob> => {
  const laidAway: Blob[] = [];
  let bodies: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  let frames = 0;
  for await (const piece of toShape(pieces, shape)) {
    const body = wavBody(piece);
    bodies.push(body);
    bytes += body.length;
    frames += lengthOf(piece);
    if (bytes < openBytes) continue;
    laidAway.push(new Blob(bodies));
    bodies = [];
    bytes = 0;
  }
  const whole = { ...shape, frames };
  const padding = new Uint8Array(wavDataBytes(whole) % 2);
  return new Blob([wavHeader(whole), ...laidAway, ...bodies, padding], { type: 'audio/wav' });
};
