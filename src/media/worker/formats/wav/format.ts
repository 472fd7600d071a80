import { viewOf } from '../../bytes/bytes';

/** How a WAV file encodes one sample. */
export type WavCoding = 'u8' | 's16' | 's24' | 's32' | 'f32' | 'f64' | 'alaw' | 'ulaw';

export type WavFormat = {
  readonly coding: WavCoding;
  readonly sampleRate: number;
  readonly channels: number;
  /** Bytes per sample of one channel. */
  readonly width: number;
};

const extensible = 0xfffe;
const maximumChannels = 8;

/** Accepted sample rates. At 1 Hz, one second's worth of samples would become half a day. */
const lowestRate = 100;
const highestRate = 1_048_575;

const integers: Partial<Record<number, WavCoding>> = { 1: 'u8', 2: 's16', 3: 's24', 4: 's32' };
const floats: Partial<Record<number, WavCoding>> = { 4: 'f32', 8: 'f64' };
const codings: Partial<Record<number, Partial<Record<number, WavCoding>>>> = {
  1: integers,
  3: floats,
  6: { 1: 'alaw' },
  7: { 1: 'ulaw' },
};

/** The registered format numbers found in practice, https://www.iana.org/assignments/wave-avi-codec-registry. */
const others: Partial<Record<number, string>> = {
  2: 'Microsoft ADPCM of an unusual kind',
  17: 'IMA ADPCM of an unusual kind',
  49: 'GSM 6.10',
  64: 'G.721 ADPCM',
  69: 'G.726 ADPCM',
  80: 'MPEG audio layer I or II',
  85: 'MP3',
  353: 'Windows Media Audio',
};

/** @throws Error with a sentence, if there is no such sound. */
export const checkWavShape = ({ sampleRate, channels }: Pick<WavFormat, 'sampleRate' | 'channels'>): void => {
  if (sampleRate < lowestRate || sampleRate > highestRate) {
    throw new Error(
      `this WAV file tells of ${sampleRate} samples a second: ${lowestRate} to ${highestRate} can be read`,
    );
  }
  if (channels === 0 || channels > maximumChannels) {
    throw new Error(`this WAV file tells of ${channels} channels: 1 to ${maximumChannels} can be read`);
  }
};

/**
 * Reads the body of a `fmt ` chunk.
 *
 * @throws Error if the sound cannot be read; the message says what it is.
 */
export const readWavFormat = (body: Uint8Array): WavFormat => {
  if (body.length < 16) {
    throw new Error(`this WAV file's fmt chunk has ${body.length} bytes: it needs at least 16`);
  }
  const view = viewOf(body);
  const tag = view.getUint16(0, true);
  const channels = view.getUint16(2, true);
  const sampleRate = view.getUint32(4, true);
  const frameBytes = view.getUint16(12, true);
  const bits = view.getUint16(14, true);
  // WAVEFORMATEXTENSIBLE: the first two bytes of the GUID are the classic format number.
  const code = tag === extensible && body.length >= 26 ? view.getUint16(24, true) : tag;
  checkWavShape({ sampleRate, channels });
  // The block size gives the container's width: 20 bits in 3 bytes are 24 bits whose lowest bits are 0.
  const width = frameBytes > 0 && frameBytes % channels === 0 ? frameBytes / channels : Math.ceil(bits / 8);
  const coding = codings[code]?.[width];
  if (coding) return { coding, sampleRate, channels, width };
  const number = `0x${code.toString(16).padStart(4, '0')}`;
  if (codings[code]) {
    throw new Error(
      `this WAV file has samples of ${bits} bits in ${width} bytes (format ${number}): ` +
        '8, 16, 24 and 32 bits, and floats of 32 and 64, can be read',
    );
  }
  throw new Error(
    `this WAV file holds ${others[code] ?? 'an unknown codec'} (format ${number}): PCM, A-law, µ-law and ADPCM of 4 bits can be read`,
  );
};
