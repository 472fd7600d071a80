import type { Cut, SoundFormat } from '../../shared/capture-messages';
import type { Decoded, DecodeFile, Made, Report, SoundShape } from '../../shared/messages';
import { rateOf } from '../formats/detect';
import { StreamConformer } from '../pcm/conform';
import { toFloat32 } from '../pcm/convert';
import { lengthOf, type Pcm } from '../pcm/pcm';
import { Peaks } from '../pcm/peaks';
import { toShape } from '../pcm/shape';
import { saveSound } from '../save/save-sound';
import { SoundStore } from '../store/sound-store';
import { ChunkReader } from '../streams/sound/chunk-reader';

/** How much of a file to read at once, in bytes: the file may be larger than memory. */
const readAtOnce = 4 * 1024 * 1024;

/**
 * What was wrong with a file, as the text after “chunk 1”, or '' if nothing was; and whether its sound ends too early.
 */
type Trouble = { readonly problem: string; readonly isShort: boolean };

/** Decodes a whole sound file, piece by piece. */
const decodeFile = async (
  file: Blob,
  decode: DecodeFile,
  report: Report,
  take: (pcm: Pcm) => void,
): Promise<Trouble> => {
  const problems: string[] = [];
  let isShort = false;
  const stream = new ChunkReader(
    {
      pcm: take,
      problem: (_, message) => {
        problems.push(message.replace(/^chunk \d+/, ''));
      },
      cutShort: () => {
        isShort = true;
      },
    },
    async (bytes) => ({ ...(await decode(bytes.slice().buffer, rateOf(bytes))), format: 'f32' }),
  );
  for (let at = 0; at < file.size; at += readAtOnce) {
    const bytes = await file.slice(at, at + readAtOnce).arrayBuffer();
    await stream.push(1, { as: 'bytes', bytes, type: file.type });
    report(Math.min(file.size, at + readAtOnce) / file.size);
  }
  await stream.end();
  stream.close();
  const [first = '', ...others] = problems;
  return { problem: first + others.map((one) => one.replace(/^:? /, '; ')).join(''), isShort };
};

/** @throws Error with a sentence, if nothing can be read. */
const readSound = async (
  file: Blob,
  decode: DecodeFile,
  report: Report,
): Promise<Trouble & { soundStore: SoundStore }> => {
  const soundStore = new SoundStore();
  const conformer = new StreamConformer((pcm) => soundStore.append(pcm));
  const trouble = await decodeFile(file, decode, report, (pcm) => conformer.push(pcm));
  conformer.flush();
  if (soundStore.duration === 0) throw new Error(noSound(trouble.problem));
  return { soundStore: soundStore, ...trouble };
};

/**
 * Turns a problem with a stream's chunk into one with a file: a problem that says what the chunk is begins with a
 * space, a sentence of its own with a colon.
 */
const noSound = (problem: string): string =>
  problem.startsWith(' ') ? `This file${problem}.` : `There is no sound in this file that could be read${problem}.`;

/** The message for a file that could only be read in part. */
const lostOf = (problem: string): string => problem && `Not all of this file could be read${problem}.`;

export const soundShapeOf = async (file: Blob, decode: DecodeFile, report: Report): Promise<SoundShape> => {
  const peaks = new Peaks();
  let duration = 0;
  await decodeFile(file, decode, report, (pcm) => {
    peaks.push(pcm);
    duration += lengthOf(pcm) / pcm.sampleRate;
  });
  return { peaks: peaks.take({ end: true }), duration };
};

/** Passes pieces on, and reports the share of `seconds` taken so far. */
async function* reported(pieces: AsyncIterable<Pcm>, seconds: number, report: Report): AsyncGenerator<Pcm> {
  let taken = 0;
  for await (const pcm of pieces) {
    yield pcm;
    taken += lengthOf(pcm) / pcm.sampleRate;
    report(taken / seconds);
  }
}

/** The samples from one time up to, but not including, another. */
async function* cut(pieces: AsyncIterable<Pcm>, { from, to }: Cut): AsyncGenerator<Pcm> {
  let at = 0;
  for await (const pcm of pieces) {
    const begin = Math.max(0, Math.round(from * pcm.sampleRate) - at);
    const end = Math.min(lengthOf(pcm), Math.round(to * pcm.sampleRate) - at);
    at += lengthOf(pcm);
    if (begin < end) yield { ...pcm, channels: pcm.channels.map((samples) => samples.subarray(begin, end)) };
    else if (end < 0) return;
  }
}

/** Converts the sound of a file, or a part of it, to a format. Rejects with a sentence. */
export const makeSoundFile = async (
  file: Blob,
  format: SoundFormat,
  part: Cut | undefined,
  decode: DecodeFile,
  report: Report,
): Promise<Made> => {
  const { soundStore, problem, isShort } = await readSound(file, decode, (share) => report(share / 2));
  const { duration } = soundStore;
  if (
    part &&
    Math.round(part.from * soundStore.shape.sampleRate) >= Math.round(duration * soundStore.shape.sampleRate)
  ) {
    throw new Error(
      `There is nothing from ${part.from} s to ${part.to} s: the sound is ${Number(duration.toFixed(3))} s long.`,
    );
  }
  // One rate throughout, so that a part is found by counting samples.
  const all = toShape(soundStore.pieces(), soundStore.shape);
  const pieces = reported(all, duration, (share) => report((1 + share) / 2));
  const made = await saveSound(part ? cut(pieces, part) : pieces, soundStore.shape, format);
  const wanted = part ? Math.round(part.to * soundStore.shape.sampleRate) : Number.POSITIVE_INFINITY;
  return {
    file: made,
    lost: lostOf(problem),
    short: isShort && wanted > Math.round(duration * soundStore.shape.sampleRate),
  };
};

/** All the sound of a file, as floats. Rejects with a sentence. */
export const decodeSoundFile = async (
  file: Blob,
  decode: DecodeFile,
  report: Report,
): Promise<Decoded & { lost: string }> => {
  const { soundStore, problem } = await readSound(file, decode, (share) => report(share / 2));
  const shape = { ...soundStore.shape, format: 'f32' } as const;
  const length = Math.round(soundStore.duration * shape.sampleRate);
  const channels = Array.from({ length: shape.channels }, () => new Float32Array(length));
  let at = 0;
  for await (const pcm of toShape(soundStore.pieces(), shape)) {
    toFloat32(pcm).forEach((samples, c) => {
      channels[c]?.set(samples.subarray(0, length - at), at);
    });
    at += lengthOf(pcm);
    report((1 + at / length) / 2);
  }
  return { sampleRate: shape.sampleRate, channels, lost: lostOf(problem) };
};
