import type { Pcm } from '../pcm/pcm';
import type { WavCoding } from './wavFormat';
import { readWavSamples } from './wavSamples';

/** How plain samples are written: as in WAV, which is little-endian, or otherwise. */
export type PcmCoding = {
  readonly coding: WavCoding;
  /** Bytes of one sample of one channel. */
  readonly width: number;
  readonly isBig?: boolean;
  /** 8 bits, with a sign: WAV's have none. */
  readonly isSigned8?: boolean;
};

export type PcmFormat = PcmCoding & { readonly sampleRate: number; readonly channels: number };

const whole = { 1: 'u8', 2: 's16', 3: 's24', 4: 's32' } as const;
const floats = { 4: 'f32', 8: 'f64' } as const;

/** Of whole numbers with a sign, or floats; undefined where there are none of so many bytes. */
export const pcmCoding = (kind: 'whole' | 'float', width: number, isBig: boolean): PcmCoding | undefined => {
  const coding: WavCoding | undefined =
    kind === 'float' ? floats[width as keyof typeof floats] : whole[width as keyof typeof whole];
  return coding && { coding, width, isBig, ...(width === 1 && { isSigned8: true }) };
};

/** As mediabunny and the registry of WebCodecs call them, such as `pcm-s16` and `pcm-s16be`; undefined for other codecs. */
export const codingOfCodec = (codec: string): PcmCoding | undefined => {
  if (codec === 'alaw' || codec === 'ulaw') return { coding: codec, width: 1 };
  if (codec === 'pcm-u8') return { coding: 'u8', width: 1 };
  const [, kind, bits, order] = /^pcm-([sf])(8|16|24|32|64)(be)?$/.exec(codec) ?? [];
  return kind ? pcmCoding(kind === 'f' ? 'float' : 'whole', Number(bits) / 8, order === 'be') : undefined;
};

/** What a rate and a number of channels may be: what is beyond them is damage, and would be held in memory. */
const rates = [100, 1_536_000] as const;
const mostChannels = 8;

/** Why sound of these cannot be read, as the rest of a sentence; nothing where it can. */
export const pcmProblem = ({
  sampleRate,
  channels,
}: Pick<PcmFormat, 'sampleRate' | 'channels'>): string | undefined => {
  if (!(sampleRate >= rates[0] && sampleRate <= rates[1]))
    return `tells of ${sampleRate} samples a second: ${rates[0]} to ${rates[1].toLocaleString('en')} can be read`;
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
