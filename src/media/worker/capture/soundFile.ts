import type { Cut, SoundFormat } from '../../capture/contract';
import type { Decoded, DecodeFile, Made, Report } from '../../contract';
import { ChunkStream } from '../decode/chunkStream';
import { rateOf } from '../decode/rateOf';
import { toFloat32 } from '../pcm/convert';
import { lengthOf, type Pcm } from '../pcm/pcm';
import { toShape } from '../save/shape';
import { Archive } from '../timeline/archive';
import { Fit } from '../timeline/fit';
import { Peaks } from '../timeline/peaks';
import { saveSound } from './saveSound';

/** How much of a file is read at once, in bytes: it may be longer than memory. */
const readAtOnce = 4 * 1024 * 1024;

/**
 * Decodes a whole file of sound, piece by piece.
 *
 * @returns what was wrong with it, as what follows “chunk 1”; '' where nothing was.
 */
const decodeFile = async (
  file: Blob,
  decode: DecodeFile,
  report: Report,
  take: (pcm: Pcm) => void,
): Promise<string> => {
  const problems: string[] = [];
  const stream = new ChunkStream(
    {
      pcm: take,
      problem: (_, message) => {
        problems.push(message.replace(/^chunk \d+/, ''));
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
  return first + others.map((one) => one.replace(/^:? /, '; ')).join('');
};

/** @throws Error with a sentence, where nothing of it can be read. */
const readSound = async (
  file: Blob,
  decode: DecodeFile,
  report: Report,
): Promise<{ archive: Archive; problem: string }> => {
  const archive = new Archive();
  const fit = new Fit((pcm) => archive.append(pcm));
  const problem = await decodeFile(file, decode, report, (pcm) => fit.push(pcm));
  fit.flush();
  if (archive.duration === 0) {
    throw new Error(noSound(problem));
  }
  return { archive, problem };
};

/** Of a file, as a stream tells it of a chunk: what it is follows a blank, a sentence of its own a colon. */
const noSound = (problem: string): string =>
  problem.startsWith(' ') ? `This file${problem}.` : `There is no sound in this file that could be read${problem}.`;

/** What a person is told of a file of which a part could be read. */
const lostOf = (problem: string): string => problem && `Not all of this file could be read${problem}.`;

/** The loudest of every hundredth of a second, 0 to 255; empty where the file cannot be decoded. */
export const peaksOf = async (file: Blob, decode: DecodeFile, report: Report): Promise<Uint8Array> => {
  const peaks = new Peaks();
  await decodeFile(file, decode, report, (pcm) => peaks.push(pcm));
  return peaks.take({ end: true });
};

/** Tells how much of so many seconds has been taken. */
async function* reported(pieces: AsyncIterable<Pcm>, seconds: number, report: Report): AsyncGenerator<Pcm> {
  let taken = 0;
  for await (const pcm of pieces) {
    yield pcm;
    taken += lengthOf(pcm) / pcm.sampleRate;
    report(taken / seconds);
  }
}

/** The samples from one time to before another. */
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

/** Sound of a file in another format, or a part of it. Rejects with a sentence. */
export const makeSoundFile = async (
  file: Blob,
  format: SoundFormat,
  part: Cut | undefined,
  decode: DecodeFile,
  report: Report,
): Promise<Made> => {
  const { archive, problem } = await readSound(file, decode, (share) => report(share / 2));
  const { duration } = archive;
  if (part && Math.round(part.from * archive.shape.sampleRate) >= Math.round(duration * archive.shape.sampleRate)) {
    throw new Error(
      `There is nothing from ${part.from} s to ${part.to} s: the sound is ${Number(duration.toFixed(3))} s long.`,
    );
  }
  // One rate throughout, so that a part is found by counting.
  const all = toShape(archive.pieces(), archive.shape);
  const pieces = reported(all, duration, (share) => report((1 + share) / 2));
  const made = await saveSound(part ? cut(pieces, part) : pieces, archive.shape, format);
  return { file: made, lost: lostOf(problem) };
};

/** All the sound of a file, as floats. Rejects with a sentence. */
export const decodeSoundFile = async (
  file: Blob,
  decode: DecodeFile,
  report: Report,
): Promise<Decoded & { lost: string }> => {
  const { archive, problem } = await readSound(file, decode, (share) => report(share / 2));
  const shape = { ...archive.shape, format: 'f32' } as const;
  const length = Math.round(archive.duration * shape.sampleRate);
  const channels = Array.from({ length: shape.channels }, () => new Float32Array(length));
  let at = 0;
  for await (const pcm of toShape(archive.pieces(), shape)) {
    toFloat32(pcm).forEach((samples, c) => {
      channels[c]?.set(samples.subarray(0, length - at), at);
    });
    at += lengthOf(pcm);
    report((1 + at / length) / 2);
  }
  return { sampleRate: shape.sampleRate, channels, lost: lostOf(problem) };
};
