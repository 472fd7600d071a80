import type { Pcm } from '../../pcm/pcm';
import type { WavCoding } from '../wav/format';
import { readWavSamples } from '../wav/samples';

/** How uncompressed samples are stored: as in WAV, which is little-endian, or differently. */
export type PcmCoding = {
  readonly coding: WavCoding;
  /** Bytes per sample of one channel. */
  readonly width: number;
  readonly isBig?: boolean;
  /** Signed 8-bit samples: WAV's are unsigned. */
  readonly isSigned8?: boolean;
};

export type PcmFormat = PcmCoding & { readonly sampleRate: number; readonly channels: number };

const whole = { 1: 'u8', 2: 's16', 3: 's24', 4: 's32' } as const;
const floats = { 4: 'f32', 8: 'f64' } as const;

/** The coding for signed integers or floats; undefined if there is none of this width. */
export const pcmCoding = (kind: 'whole' | 'float', width: number, isBig: boolean): PcmCoding | undefined => {
  const coding: WavCoding | undefined =
    kind === 'float' ? floats[width as keyof typeof floats] : whole[width as keyof typeof whole];
  return coding && { coding, width, isBig, ...(width === 1 && { isSigned8: true }) };
};

/**
 * The coding for a codec name of mediabunny and the WebCodecs registry, such as `pcm-s16` and `pcm-s16be`; undefined
 * for other codecs.
 */
export const codingOfCodec = (codec: string): PcmCoding | undefined => {
  if (codec === 'alaw' || codec === 'ulaw') return { coding: codec, width: 1 };
  if (codec === 'pcm-u8') return { coding: 'u8', width: 1 };
  const [, kind, bits, order] = /^pcm-([sf])(8|16|24|32|64)(be)?$/.exec(codec) ?? [];
  return kind ? pcmCoding(kind === 'f' ? 'float' : 'whole', Number(bits) / 8, order === 'be') : undefined;
};

/** Accepted sample rates and numbers of channels: anything beyond is damage, and would be held in memory. */
const rates = [100, 1_536_000] as const;
const mostChannels = 8;

/** Why such sound cannot be read, as the rest of a sentence; undefined if it can. */
export const pcmProblem = ({
  sampleRate,
  channels,
}: Pick<PcmFormat, 'sampleRate' | 'channels'>): string | undefined => {
  if (!(sampleRate >= rates[0] && sampleRate <= rates[1]))
    return `tells of ${Number.isNaN(sampleRate) ? 'no number of' : sampleRate} samples a second: ${rates[0]} to ${rates[1].toLocaleString('en')} can be read`;
  if (!(channels >= 1 && channels <= mostChannels))
    return `tells of ${channels} channels: 1 to ${mostChannels} can be read`;
};

const swapped = (bytes: Uint8Array, width: number): Uint8Array => {
  const out = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += width) {
    for (let i = 0; i < width; i++) out[at + i] = bytes[at + width - 1 - i] as number;
  }
  return out;
};

/** The samples of whole frames, without any rounding. */
export const readPcm = (bytes: Uint8Array, format: PcmFormat): Pcm => {
  const { isBig, isSigned8, width } = format;
  const plain = isSigned8 ? bytes.map((byte) => byte ^ 0x80) : isBig && width > 1 ? swapped(bytes, width) : bytes;
  return readWavSamples(plain, format);
};
