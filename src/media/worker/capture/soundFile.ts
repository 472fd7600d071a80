import type { Cut, SoundFormat } from '../../capture/contract';
import type { Decoded, DecodeFile } from '../../contract';
import { ChunkStream } from '../decode/chunkStream';
import { rateOf } from '../decode/rateOf';
import { toFloat32 } from '../pcm/convert';
import { lengthOf, type Pcm } from '../pcm/pcm';
import { toShape } from '../save/shape';
import { Archive } from '../timeline/archive';
import { Fit } from '../timeline/fit';
import { saveSound } from './saveSound';

/** How much of a file is read at once, in bytes: it may be longer than memory. */
const readAtOnce = 4 * 1024 * 1024;

/**
 * Decodes a whole file of sound.
 *
 * @throws Error with a sentence, where nothing of it can be read.
 */
const readSound = async (file: Blob, decode: DecodeFile): Promise<Archive> => {
  const archive = new Archive();
  const fit = new Fit((pcm) => archive.append(pcm));
  let problem = '';
  const stream = new ChunkStream(
    {
      pcm: (pcm) => fit.push(pcm),
      problem: (_, message) => {
        problem ||= message.replace(/^chunk \d+/, '');
      },
    },
    async (bytes) => ({ ...(await decode(bytes.slice().buffer, rateOf(bytes))), format: 'f32' }),
  );
  for (let at = 0; at < file.size; at += readAtOnce) {
    const bytes = await file.slice(at, at + readAtOnce).arrayBuffer();
    await stream.push(1, { as: 'bytes', bytes, type: file.type });
  }
  await stream.end();
  stream.close();
  fit.flush();
  if (archive.duration === 0) {
    throw new Error(noSound(problem));
  }
  return archive;
};

/** Of a file, as a stream tells it of a chunk: what it is follows a blank, a sentence of its own a colon. */
const noSound = (problem: string): string =>
  problem.startsWith(' ') ? `This file${problem}.` : `There is no sound in this file that could be read${problem}.`;

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
): Promise<Blob> => {
  const archive = await readSound(file, decode);
  if (
    part &&
    Math.round(part.from * archive.shape.sampleRate) >= Math.round(archive.duration * archive.shape.sampleRate)
  ) {
    const length = Number(archive.duration.toFixed(3));
    throw new Error(`There is nothing from ${part.from} s to ${part.to} s: the sound is ${length} s long.`);
  }
  // One rate throughout, so that a part is found by counting.
  const pieces = toShape(archive.pieces(), archive.shape);
  return saveSound(part ? cut(pieces, part) : pieces, archive.shape, format);
};

/** All the sound of a file, as floats. Rejects with a sentence. */
export const decodeSoundFile = async (file: Blob, decode: DecodeFile): Promise<Decoded> => {
  const archive = await readSound(file, decode);
  const shape = { ...archive.shape, format: 'f32' } as const;
  const length = Math.round(archive.duration * shape.sampleRate);
  const channels = Array.from({ length: shape.channels }, () => new Float32Array(length));
  let at = 0;
  for await (const pcm of toShape(archive.pieces(), shape)) {
    toFloat32(pcm).forEach((samples, c) => {
      channels[c]?.set(samples.subarray(0, length - at), at);
    });
    at += lengthOf(pcm);
  }
  return { sampleRate: shape.sampleRate, channels };
};
