import type { ModelHost } from '../models';
import { loadOnnx } from '../onnx';
import { readPack } from './english/pack';
import { phonemizer } from './english/phonemize';
import { sentencesOf, voiceable } from './english/sentences';
import { gaussianFrom, sampleRate, synthesize } from './sound/synthesize';
import { unknownWords } from './unknown-words';

export type Voice = {
  /** Rejects when the voice can say no more. */
  lost?: Promise<never>;
  sentences(text: string): Promise<string[]>;
  /** The sound of one sentence at 24 kHz, between −1 and 1; `speed` divides how long it takes. */
  say(sentence: string, speed: number): Promise<Float32Array>;
};

/** The same for each sentence, so that a text always sounds the same. */
const seed = 1;

/** Loads the voice. */
export const openVoice = async (host: ModelHost): Promise<Voice> => {
  const { files, open } = await loadOnnx(host, 'hibari');
  // The engine is compiled in a thread of the browser's, so the tables are read meanwhile.
  const opening = open('voice.onnx');
  opening.catch(() => {});
  const tables = readPack(await unpacked(files['english.bin'] as ArrayBuffer));
  const phonemize = phonemizer(tables);
  const withUnknown = unknownWords(() => open('unknown-words.onnx'), tables.unknown);
  const network = await opening;
  const { titles } = tables.words;

  const sound = async (phonemes: string, speed: number) => {
    const ids = [0, ...Array.from(phonemes, (each) => tables.ids.get(each) ?? 0).filter(Boolean), 0];
    if (ids.length < 3) return new Float32Array();
    const parts = await network({
      ids: { shape: [1, ids.length], data: BigInt64Array.from(ids, BigInt) },
      speed: { shape: [1], data: new Float32Array([speed]) },
    });
    const { lh, theta, ln, lr, phi, f0 } = parts as Record<string, Float32Array>;
    if (!lh || !theta || !ln || !lr || !phi || !f0) throw new Error('The voice’s network gave nothing.');
    const frames = { harmonics: lh, turn: theta, noise: ln, rest: lr, phase: phi, pitch: f0 };
    return synthesize(frames, gaussianFrom(seed));
  };

  return {
    sentences: async (text) => sentencesOf(text, titles),
    async say(sentence, speed) {
      const phonemes = await withUnknown((unknown) => phonemize(sentence, unknown));
      const sounds: Float32Array[] = [];
      for (const part of voiceable(phonemes)) sounds.push(await sound(part, speed));
      return joined(sounds);
    },
  };
};

/** `sampleRate` of all that the voice says. */
export { sampleRate };

const joined = (sounds: Float32Array[]): Float32Array => {
  const all = new Float32Array(sounds.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const sound of sounds) {
    all.set(sound, at);
    at += sound.length;
  }
  return all;
};

/** Through a stream, since some sandboxes cannot read a Blob. */
const unpacked = async (bytes: ArrayBuffer): Promise<string> => {
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  const [text] = await Promise.all([
    new Response(readable).text(),
    writer.write(new Uint8Array(bytes)),
    writer.close(),
  ]);
  return text;
};
