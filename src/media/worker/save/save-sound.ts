import type { SoundFormat } from '../../shared/capture-messages';
import type { SaveFormat } from '../../shared/messages';
import { hasAacEncoder } from '../codecs/aac';
import { wavBody, wavDataBytes, wavHeader } from '../formats/wav/writer';
import { lengthOf } from '../pcm/pcm';
import { type Pieces, type Shape, toShape } from '../pcm/shape';

/**
 * Writes sound as a file. Pieces may differ in rate, channels and format: all are converted to `shape`, for which the
 * caller takes the highest rate, the most channels and the widest format among them. MP3 and M4A take 16 bits, and the
 * nearest rate and number of channels that they support.
 *
 * @throws Error with a sentence, if this browser cannot write the format.
 */
export const saveAudio = async (pieces: Pieces, shape: Shape, format: SaveFormat): Promise<Blob> => {
  if (format === 'wav') return saveWav(pieces, shape);
  // Load encoders only when they are asked for.
  if (format === 'mp3') return (await import('./mp3')).saveMp3(pieces, shape);
  return (await import('./m4a')).saveM4a(pieces, shape);
};

/** Can this browser write the format? Loads nothing. */
export const canSave = async (format: SaveFormat): Promise<boolean> => {
  if (format === 'wav') return true;
  // LAME runs as WebAssembly in a worker of its own.
  return format === 'mp3' ? typeof WebAssembly !== 'undefined' && typeof Worker !== 'undefined' : hasAacEncoder();
};

/** How much of a file to build in memory, in bytes. Older parts move to Blobs, which browsers keep on disk. */
const openBytes = 2 * 1024 * 1024;

/** Saves a WAV file: exact for pieces that already have the shape. */
const saveWav = async (pieces: Pieces, shape: Shape): Promise<Blob> => {
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

/**
 * Writes sound as a file, in any of the formats that a recording may have.
 *
 * @throws Error with a sentence, if this browser cannot write it.
 */
export const saveSound = async (pieces: Pieces, shape: Shape, format: SoundFormat): Promise<Blob> =>
  format === 'webm' ? (await import('./opus-webm')).saveOpus(pieces, shape) : saveAudio(pieces, shape, format);
