import { lengthOf } from '../pcm/pcm';
import { wavBody, wavDataBytes, wavHeader } from '../pcm/wav';
import { type Pieces, type Shape, toShape } from './shape';

/** A WAV file: exact for pieces that have the shape already. */
export const saveWav = async (pieces: Pieces, shape: Shape): Promise<Blob> => {
  const bodies: Uint8Array<ArrayBuffer>[] = [];
  let frames = 0;
  for await (const piece of toShape(pieces, shape)) {
    bodies.push(wavBody(piece));
    frames += lengthOf(piece);
  }
  const whole = { ...shape, frames };
  const padding = new Uint8Array(wavDataBytes(whole) % 2);
  return new Blob([wavHeader(whole), ...bodies, padding], { type: 'audio/wav' });
};
