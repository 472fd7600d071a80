import type { SoundFormat } from '../../shared/capture-messages';
import type { Pieces, Shape } from '../pcm/shape';
import { saveAudio } from './save-sound';

/**
 * Writes sound as a file, in any of the formats that a recording may have.
 *
 * @throws Error with a sentence, if this browser cannot write it.
 */
export const saveSound = async (pieces: Pieces, shape: Shape, format: SoundFormat): Promise<Blob> =>
  format === 'webm' ? (await import('./opus-webm')).saveOpus(pieces, shape) : saveAudio(pieces, shape, format);
