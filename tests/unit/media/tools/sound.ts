import { makeSamples } from '../../../../src/media/worker/pcm/convert';
import { lengthOf, type Pcm, type SampleFormat, type Samples } from '../../../../src/media/worker/pcm/pcm';
import { decodeFrame } from './decode-flac';

/** Sound in which each sample tells its number, below 2^14, and its channel. */
export const counted = (
  length: number,
  { from = 0, sampleRate = 8_000, channels = 1, format = 's16' as SampleFormat } = {},
): Pcm => ({
  sampleRate,
  format,
  channels: Array.from({ length: channels }, (_, channel) => {
    const samples = makeSamples(format, length);
    for (let i = 0; i < length; i++) samples[i] = ((from + i) % 2 ** 14) * (channel === 0 ? 1 : -1);
    return samples;
  }),
});

/** All pieces as one list of numbers, of one channel. */
export const joined = (pieces: readonly Pcm[], channel = 0): number[] =>
  pieces.flatMap(({ channels }) => [...(channels[channel] as Samples)]);

export const total = (pieces: readonly Pcm[]): number => pieces.reduce((sum, pcm) => sum + lengthOf(pcm), 0);

type Box = { type: string; body: DataView };

const boxesOf = (view: DataView): Box[] => {
  const boxes: Box[] = [];
  for (let at = 0; at < view.byteLength; ) {
    const size = view.getUint32(at);
    const type = String.fromCharCode(...[4, 5, 6, 7].map((i) => view.getUint8(at + i)));
    boxes.push({ type, body: new DataView(view.buffer, view.byteOffset + at + 8, size - 8) });
    at += size;
  }
  return boxes;
};

/** How many bytes each sample of a `trun` has: ISO/IEC 14496-12, 8.8.8. */
const sizesOf = (trun: DataView): number[] => {
  const flags = trun.getUint32(0) & 0xffffff;
  const head = 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0);
  const fields = [0x100, 0x200, 0x400, 0x800].filter((field) => flags & field);
  const at = fields.indexOf(0x200) * 4;
  return Array.from({ length: trun.getUint32(4) }, (_, i) => trun.getUint32(head + i * 4 * fields.length + at));
};

/** What a piece of media holds, read apart from what wrote it. */
export type Media = {
  /** It begins with an init segment. */
  init: boolean;
  /** The number of the first sample, by `tfdt` and by FLAC's own frames. */
  begin: number;
  channels: number[][];
  blocks: number[];
};

export const readMedia = (bytes: ArrayBuffer): Media => {
  const boxes = boxesOf(new DataView(bytes));
  const find = (list: Box[], type: string) => list.find((box) => box.type === type)?.body as DataView;
  const traf = boxesOf(find(boxesOf(find(boxes, 'moof')), 'traf'));
  const tfdt = find(traf, 'tfdt');
  const begin = tfdt.getUint8(0) === 1 ? Number(tfdt.getBigUint64(4)) : tfdt.getUint32(4);
  const mdat = find(boxes, 'mdat');
  const sizes = sizesOf(find(traf, 'trun'));
  const media: Media = { init: boxes.some(({ type }) => type === 'moov'), begin, channels: [], blocks: [] };
  let next = begin;
  let at = 0;
  for (const size of sizes) {
    const frame = decodeFrame(new Uint8Array(mdat.buffer, mdat.byteOffset + at, size));
    if (frame.firstSample !== next) throw new Error(`A frame begins at ${frame.firstSample}, not at ${next}.`);
    const length = frame.channels[0]?.length ?? 0;
    frame.channels.forEach((samples, c) => {
      media.channels[c] ??= [];
      media.channels[c].push(...samples);
    });
    media.blocks.push(length);
    next += length;
    at += size;
  }
  if (at !== mdat.byteLength) throw new Error(`The frames have ${at} bytes of ${mdat.byteLength}.`);
  return media;
};
