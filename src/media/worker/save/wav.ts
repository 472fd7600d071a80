import { wavBody, wavDataBytes, wavHeader } from '../formats/wav/writer';
import { lengthOf } from '../pcm/pcm';
import { type Pieces, type Shape, toShape } from '../pcm/shape';

/** How much of a file to build in memory, in bytes. Older parts move to Blobs, which browsers keep on disk. */
const openBytes = 2 * 1024 * 1024;

/** Saves a WAV file: exact for pieces that already have the shape. */
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
