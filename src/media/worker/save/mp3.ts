import { registerMp3Encoder } from '@mediabunny/mp3-encoder';
import { AudioSampleSource, canEncodeAudio, Mp3OutputFormat, NullTarget, Output, Quality } from 'mediabunny';
import { makeInfoFrame } from '../formats/mp3/xing-tag';
import type { Pieces, Shape } from '../pcm/shape';
import { encodePieces } from './encode-pieces';

/** The sample rates of MPEG-2.5, MPEG-2 and MPEG-1, in Hz. */
const rates = [8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000];

const rateFor = (sampleRate: number): number => rates.find((rate) => rate >= sampleRate) ?? 48_000;

/** In bits per second: bitrates that each version of MPEG has, for mono and stereo. */
const bitrateOf = (sampleRate: number, channels: number): number => {
  const [mono, stereo] =
    sampleRate >= 32_000 ? [128_000, 192_000] : sampleRate >= 16_000 ? [64_000, 128_000] : [48_000, 64_000];
  return channels === 1 ? mono : stereo;
};

/**
 * Saves an MP3 with LAME, in mono or stereo, at the shape's rate or the next higher one that MP3 has; at most 48 kHz.
 */
export const saveMp3 = async (pieces: Pieces, shape: Omit<Shape, 'format'>): Promise<Blob> => {
  registerMp3Encoder();
  const sampleRate = rateFor(shape.sampleRate);
  const channels = Math.min(2, shape.channels);
  const quality = new Quality({ bitrate: bitrateOf(sampleRate, channels) });
  if (!(await canEncodeAudio('mp3', { numberOfChannels: channels, sampleRate, quality }))) {
    throw new Error('This browser cannot encode MP3. Take WAV.');
  }
  const frames: Uint8Array<ArrayBuffer>[] = [];
  const source = new AudioSampleSource({
    codec: 'mp3',
    quality,
    onEncodedPacket: ({ data }) => frames.push(new Uint8Array(data)),
  });
  // mediabunny's own header states neither delay nor padding, so the file is put together here.
  const output = new Output({ format: new Mp3OutputFormat({ xingHeader: false }), target: new NullTarget() });
  const samples = await encodePieces(pieces, { sampleRate, channels }, sampleRate, output, source);
  return new Blob([makeInfoFrame(frames, samples), ...frames], { type: 'audio/mpeg' });
};
