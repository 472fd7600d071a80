import { viewOf } from '../../bytes/bytes';
import { type PcmCoding, pcmCoding, pcmProblem } from './coding';
import { chunksOf, type PlainHead, type PlainKind } from './reader';

const textAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

const readable = 'PCM, A-law and µ-law can be read';

/** An 80-bit number (IEEE 754, extended), the format of AIFF's sample rates. */
const extendedAt = (view: DataView, at: number): number => {
  const exponent = (view.getUint16(at) & 0x7fff) - 16_383;
  return (view.getUint32(at + 2) * 2 ** 32 + view.getUint32(at + 6)) * 2 ** (exponent - 63);
};

/** AIFF-C's names for uncompressed codings. */
const aiffCodings: Readonly<Record<string, (width: number) => PcmCoding | undefined>> = {
  NONE: (width) => pcmCoding('whole', width, true),
  twos: (width) => pcmCoding('whole', width, true),
  in24: () => pcmCoding('whole', 3, true),
  in32: () => pcmCoding('whole', 4, true),
  sowt: (width) => pcmCoding('whole', width, false),
  'raw ': () => ({ coding: 'u8', width: 1 }),
  fl32: () => pcmCoding('float', 4, true),
  FL32: () => pcmCoding('float', 4, true),
  fl64: () => pcmCoding('float', 8, true),
  FL64: () => pcmCoding('float', 8, true),
  alaw: () => ({ coding: 'alaw', width: 1 }),
  ALAW: () => ({ coding: 'alaw', width: 1 }),
  ulaw: () => ({ coding: 'ulaw', width: 1 }),
  ULAW: () => ({ coding: 'ulaw', width: 1 }),
};

/** Apple's Audio Interchange File Format, and AIFF-C. */
export const aiff: PlainKind = {
  name: 'AIFF',
  head: (bytes) => {
    const view = viewOf(bytes);
    let format: PlainHead['format'] | undefined;
    for (const { id, at, size, isWhole } of chunksOf(bytes, 12, 4)) {
      if (id === 'COMM' && isWhole && size >= 18) {
        const kind = size >= 22 ? textAt(bytes, at + 18) : 'NONE';
        const bits = view.getUint16(at + 6);
        const coding = aiffCodings[kind]?.(Math.ceil(bits / 8));
        if (!coding)
          throw new Error(
            kind in aiffCodings
              ? `has samples of ${bits} bits: 8, 16, 24 and 32 bits can be read`
              : `holds sound in the coding “${kind}”: ${readable}`,
          );
        format = { ...coding, sampleRate: Math.round(extendedAt(view, at + 8)), channels: view.getUint16(at) };
      } else if (id === 'SSND') {
        if (!format) throw new Error('has its samples before what describes them: it cannot be read');
        if (bytes.length < at + 8) return undefined;
        const from = at + 8 + view.getUint32(at);
        const isTold = size > 8 && size < 0x7fff_0000;
        return {
          format,
          from,
          length: isTold ? Math.max(0, at + size - from) : Number.POSITIVE_INFINITY,
          end: isTold ? Math.max(at + size, 8 + view.getUint32(4)) : Number.POSITIVE_INFINITY,
        };
      }
    }
    return undefined;
  },
};

const auCodings: Readonly<Record<number, PcmCoding | undefined>> = {
  1: { coding: 'ulaw', width: 1 },
  2: pcmCoding('whole', 1, true),
  3: pcmCoding('whole', 2, true),
  4: pcmCoding('whole', 3, true),
  5: pcmCoding('whole', 4, true),
  6: pcmCoding('float', 4, true),
  7: pcmCoding('float', 8, true),
  27: { coding: 'alaw', width: 1 },
};

/** Sun's and NeXT's sound files, `.au` and `.snd`. */
export const au: PlainKind = {
  name: 'AU',
  head: (bytes) => {
    if (bytes.length < 24) return undefined;
    const [from = 0, length = 0, number = 0, sampleRate = 0, channels = 0] = [4, 8, 12, 16, 20].map((at) =>
      viewOf(bytes).getUint32(at),
    );
    const coding = auCodings[number];
    if (!coding) throw new Error(`holds sound in the coding ${number}: ${readable}`);
    if (from < 24) throw new Error(`is damaged: its samples begin at byte ${from}, within its head`);
    // Writers that cannot seek back write 0 or 0xFFFFFFFF.
    const isTold = length > 0 && length < 0xffff_ffff;
    return { format: { ...coding, sampleRate, channels }, from, length: isTold ? length : Number.POSITIVE_INFINITY };
  },
};

/** How Apple's Core Audio Format marks an unknown size. */
const unknownSize = -1;

const cafCoding = (kind: string, flags: number, width: number): PcmCoding | undefined => {
  if (kind === 'alaw' || kind === 'ulaw') return { coding: kind, width: 1 };
  return pcmCoding(flags & 1 ? 'float' : 'whole', width, (flags & 2) === 0);
};

export const caf: PlainKind = {
  name: 'CAF',
  head: (bytes) => {
    const view = viewOf(bytes);
    let format: PlainHead['format'] | undefined;
    for (const { id, at, size, isWhole } of chunksOf(bytes, 8, 8)) {
      if (size < 0 && !(id === 'data' && size === unknownSize))
        throw new Error('is damaged: one of its parts has no size');
      if (id === 'desc' && isWhole && size >= 32) {
        const kind = textAt(bytes, at + 8);
        if (kind !== 'lpcm' && kind !== 'alaw' && kind !== 'ulaw')
          throw new Error(`holds sound in the coding “${kind}”: ${readable}`);
        const channels = view.getUint32(at + 24);
        const sampleRate = Math.round(view.getFloat64(at));
        const problem = pcmProblem({ sampleRate, channels });
        if (problem) throw new Error(problem);
        const width = view.getUint32(at + 16) / channels;
        const coding = cafCoding(kind, view.getUint32(at + 12), width);
        if (!coding) throw new Error(`has samples of ${width} bytes: 8, 16, 24 and 32 bits can be read`);
        format = { ...coding, sampleRate, channels };
      } else if (id === 'data') {
        if (!format) throw new Error('has its samples before what describes them: it cannot be read');
        // An edit count of 4 bytes precedes the samples.
        const isTold = size !== unknownSize;
        return { format, from: at + 4, length: isTold ? Math.max(0, size - 4) : Number.POSITIVE_INFINITY };
      }
    }
    return undefined;
  },
};
