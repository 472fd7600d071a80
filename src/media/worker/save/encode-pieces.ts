import { AudioSample, type AudioSampleSource, type Output, type OutputFormat, type Target } from 'mediabunny';
import { blocksOf } from '../pcm/blocks';
import { type Pieces, type Shape, toShape } from '../pcm/shape';

/**
 * Encodes pieces of sound with mediabunny: starts an output, feeds it, and finalizes it. The encoder gets blocks of
 * `blockLength` samples.
 *
 * @returns how many samples each channel had.
 */
export const encodePieces = async <F extends OutputFormat, T extends Target>(
  pieces: Pieces,
  { sampleRate, channels }: Omit<Shape, 'format'>,
  blockLength: number,
  output: Output<F, T>,
  source: AudioSampleSource,
): Promise<number> => {
  output.addAudioTrack(source);
  await output.start();
  let encoded = 0;
  try {
    const shaped = toShape(pieces, { sampleRate, channels, format: 's16' });
    for await (const { data, length } of blocksOf(shaped, channels, blockLength)) {
      const sample = new AudioSample({
        data,
        format: 's16-planar',
        numberOfChannels: channels,
        sampleRate,
        timestamp: encoded / sampleRate,
      });
      await source.add(sample);
      sample.close();
      encoded += length;
    }
  } catch (error) {
    await output.cancel();
    throw error;
  }
  await output.finalize();
  return encoded;
};
