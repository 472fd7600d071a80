import type { SaveFormat } from '../../shared/messages';
import { hasAacEncoder } from '../codecs/aac';
import type { Pieces, Shape } from '../pcm/shape';
import { saveWav } from './wav';

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
