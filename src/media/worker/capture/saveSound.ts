import type { SoundFormat } from '../../capture/contract';
import { saveAudio } from '../save/saveAudio';
import type { Pieces, Shape } from '../save/shape';

/**
 * Writes sound as a file of one of the formats that a recording may have.
 *
 * @throws Error with a sentence, where this browser cannot write it.
 */
export const saveSound = async (pieces: Pieces, shape: Shape, format: SoundFormat): Promise<Blob> =>
  format === 'webm' ? (await import('./opusFile')).saveOpus(pieces, shape) : saveAudio(pieces, shape, format);
