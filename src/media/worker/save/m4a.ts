import { AudioSampleSource, BufferTarget, canEncodeAudio, Mp4OutputFormat, Output, Quality } from 'mediabunny';
import { aacBitrate } from '../codecs/aac';
import type { Pcm } from '../pcm/pcm';
import type { Pieces, Shape } from '../pcm/shape';
import { encodePieces } from './encode-pieces';

/** Samples per frame. WebKitGTK gives every frame of a longer block that block's timestamp. */
const frameLength = 1024;

/**
 * The frames that WebKitGTK holds back and never returns: an incomplete frame, and its encoder's delay of 1600 samples.
 */
const framesHeldBack = 3;

const qualityOf = (channels: number): Quality => new Quality({ bitrate: aacBitrate(channels) });

/** The shape that the browser's encoder accepts: the given one, or the one that comes nearest. */
const findShape = async (shape: Omit<Shape, 'format'>): Promise<Omit<Shape, 'format'> | undefined> => {
  for (const channels of new Set([shape.channels, Math.min(2, shape.channels)])) {
    for (const sampleRate of new Set([shape.sampleRate, 48_000, 44_100])) {
      const config = { numberOfChannels: channels, sampleRate, quality: qualityOf(channels) };
      if (await canEncodeAudio('aac', config)) return { channels, sampleRate };
    }
  }
  return undefined;
};

async function* withSilence(pieces: Pieces, { sampleRate, channels }: Omit<Shape, 'format'>): AsyncGenerator<Pcm> {
  yield* pieces;
  const silence = Array.from({ length: channels }, () => new Int16Array(framesHeldBack * frameLength));
  yield { sampleRate, format: 's16', channels: silence };
}

/**
 * Saves AAC in an MP4 with the browser's own encoder, with the shape's rate and channels if it accepts them. Some
 * silence follows the sound, since not every encoder returns everything it was given.
 */
export const saveM4a = async (pieces: Pieces, shape: Omit<Shape, 'format'>): Promise<Blob> => {
  const taken = await findShape(shape);
  if (!taken) throw new Error('This browser has no AAC encoder. Take MP3 or WAV.');
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat(), target });
  const source = new AudioSampleSource({ codec: 'aac', quality: qualityOf(taken.channels) });
  await encodePieces(withSilence(pieces, taken), taken, frameLength, output, source);
  return new Blob([target.buffer ?? new ArrayBuffer(0)], { type: 'audio/mp4' });
};
