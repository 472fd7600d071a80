import type { AudioChunk } from '../../../src/media';
import { wavBody, wavHeader } from '../../../src/media/worker/formats/wav/writer';
import { lengthOf, type Pcm } from '../../../src/media/worker/pcm/pcm';
import { SoundStore } from '../../../src/media/worker/store/sound-store';
import { ChunkReader } from '../../../src/media/worker/streams/sound/chunk-reader';
import { SoundSegmenter } from '../../../src/media/worker/streams/sound/sound-segmenter';
import mp3 from '../../fixtures/audio/tagged-1.mp3?url';
import type { Figures, Measured } from '../figures';

export const figures = {
  wav: { what: 'WAV to media, 48 kHz, stereo: times real time', unit: '×', atLeast: 50 },
  mp3: { what: 'MP3 to media, 44.1 kHz: times real time', unit: '×', atLeast: 50 },
  encode: { what: 'samples to FLAC in MP4, 48 kHz, stereo: times real time', unit: '×', atLeast: 50 },
} satisfies Figures;

const seconds = 60;

/** Chords and noise: what is neither easy nor impossible to make smaller. */
const music = (sampleRate: number, second: number): Pcm => ({
  sampleRate,
  format: 's16',
  channels: [0, 1].map((channel) =>
    Int16Array.from({ length: sampleRate }, (_, i) => {
      const t = second + i / sampleRate;
      const tones = [220, 277, 330, 880].reduce((sum, hertz) => sum + Math.sin(2 * Math.PI * (hertz + channel) * t), 0);
      return tones * 5_000 + (Math.random() - 0.5) * 500;
    }),
  ),
});

/** An archive, and media of all that comes into it, as fast as it comes. */
const openMedia = () => {
  const soundStore = new SoundStore();
  const soundSegmenter = new SoundSegmenter(soundStore, { media: () => {}, finished: () => {} });
  const take = async (pcm: Pcm) => {
    soundStore.append(pcm);
    await soundSegmenter.playAt(soundStore.duration);
  };
  return { archive: soundStore, take };
};

/** Times real time, of a second run: the first one lets the engine compile. */
const rate = async (chunks: readonly (() => AudioChunk)[]): Promise<number> => {
  const once = async () => {
    const { archive: soundStore, take } = openMedia();
    let made = Promise.resolve();
    const pcm = (next: Pcm) => {
      made = made.then(() => take(next));
    };
    const problem = (_: number, message: string) => {
      throw new Error(message);
    };
    const stream = new ChunkReader({ pcm, problem }, () => Promise.reject(new Error('Not here.')));
    const began = performance.now();
    for (const [i, chunk] of chunks.entries()) await stream.push(i + 1, chunk());
    await stream.end();
    await made;
    return (soundStore.duration * 1000) / (performance.now() - began);
  };
  await once();
  return once();
};

const encoding = async (pieces: readonly Pcm[]): Promise<number> => {
  const { archive: soundStore, take } = openMedia();
  const began = performance.now();
  for (const pcm of pieces) await take(pcm);
  return (soundStore.duration * 1000) / (performance.now() - began);
};

export const measure = async (): Promise<Measured<typeof figures>> => {
  const pieces = Array.from({ length: seconds }, (_, second) => music(48_000, second));
  const files = pieces.map(
    (pcm) => new Blob([wavHeader({ ...pcm, channels: 2, frames: lengthOf(pcm) }), wavBody(pcm)]),
  );
  const wavs = await Promise.all(files.map((file) => file.arrayBuffer()));
  const file = await (await fetch(mp3)).arrayBuffer();
  const bytes = (from: ArrayBuffer) => (): AudioChunk => ({ as: 'bytes', bytes: from.slice(0), type: '' });
  return {
    wav: await rate(wavs.map(bytes)),
    mp3: await rate(pieces.map(() => bytes(file))),
    encode: await encoding(pieces),
  };
};
