import { holdsText, joined, viewOf } from '../../bytes/bytes';
import { opusConfig, opusRate, opusSamples } from '../../codecs/opus';
import { vorbisBlocks } from '../../codecs/vorbis-blocks';
import { flacHeader } from '../flac/frames';

/** How to read the packets of an Ogg stream, according to its first packet. */
export type OggCodec = {
  /** Samples per second, of granule positions and of the decoded sound. */
  readonly rate: number;
  /** How many samples to skip at the beginning. */
  readonly preSkip: number;
  /** Is `samplesOf` exact? */
  readonly isExact: boolean;
  /** How many samples a packet decodes to; call it once per packet, in order. */
  samplesOf(packet: Uint8Array): number;
  /** Is the packet a header, given how many headers came before it? */
  isHeader(packet: Uint8Array, before: number): boolean;
  config(headers: readonly Uint8Array[]): AudioDecoderConfig;
};

export const oggCodec = (head: Uint8Array): OggCodec | undefined =>
  holdsText(head, 'OpusHead')
    ? opus(head)
    : holdsText(head, '\x01vorbis') && head.length >= 30
      ? vorbis(head)
      : holdsText(head, '\x7fFLAC') && head.length >= 51
        ? flac(head)
        : undefined;

const opus = (head: Uint8Array): OggCodec => {
  const { config, preSkip } = opusConfig(head);
  return {
    rate: opusRate,
    preSkip,
    isExact: true,
    samplesOf: opusSamples,
    isHeader: (_, before) => before < 2,
    config: () => config,
  };
};

const vorbis = (head: Uint8Array): OggCodec => {
  const view = viewOf(head);
  const rate = view.getUint32(12, true);
  let blocks: ReturnType<typeof vorbisBlocks> | undefined;
  return {
    rate,
    preSkip: 0,
    isExact: false,
    samplesOf: (packet) => blocks?.(packet) ?? 0,
    // Vorbis I, section 4.2.1: headers have the types 1, 3 and 5; the types of sound packets are even.
    isHeader: (packet, before) => before < 3 && ((packet[0] ?? 0) & 1) === 1,
    config: (headers) => {
      const description = laced(headers);
      blocks = vorbisBlocks(view.getUint8(28), headers[2] ?? new Uint8Array());
      return { codec: 'vorbis', sampleRate: rate, numberOfChannels: view.getUint8(11), description };
    },
  };
};

/** The three Vorbis headers in one piece, as WebCodecs expects: two lengths in Xiph lacing, then the headers. */
const laced = (headers: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  if (headers.length !== 3) {
    throw new Error(`this Vorbis stream begins with ${headers.length} headers, but 3 were expected: it is damaged`);
  }
  const lengths = headers
    .slice(0, 2)
    .flatMap(({ length }) => [...Array(Math.floor(length / 255)).fill(255), length % 255]);
  return joined([Uint8Array.of(2, ...lengths), ...headers]);
};

/** https://xiph.org/flac/ogg_mapping.html */
const flac = (head: Uint8Array): OggCodec => {
  const description = head.slice(9, 51);
  // Mark STREAMINFO as the last metadata block of the description.
  description[4] = 0x80;
  const view = viewOf(description);
  const rate = view.getUint32(18) >>> 12;
  const mostSamples = view.getUint16(10);
  return {
    rate,
    preSkip: 0,
    isExact: false,
    samplesOf: (packet) => flacHeader(packet, 0)?.samples ?? mostSamples,
    isHeader: ([type]) => type !== 0xff,
    config: () => ({
      codec: 'flac',
      sampleRate: rate,
      numberOfChannels: ((view.getUint8(20) >> 1) & 7) + 1,
      description,
    }),
  };
};

const others: readonly (readonly [string, string])[] = [
  ['\x80theora', 'video (Theora)'],
  ['Speex   ', 'sound (Speex)'],
  ['BBCD\0', 'video (Dirac)'],
  ['OVP80', 'video (VP8)'],
  ['\x80kate', 'text (Kate)'],
  ['fishead', 'a skeleton'],
];

/** Names a stream that cannot be decoded. */
export const unreadableName = (head: Uint8Array): string =>
  others.find(([start]) => holdsText(head, start))?.[1] ?? 'a stream of an unknown kind';
