import type { Pcm, SampleFormat } from '../../pcm/pcm';
import { lengthOf } from '../../pcm/pcm';

/** The contents of a WAV file's header. */
export type WavShape = {
  readonly sampleRate: number;
  readonly channels: number;
  readonly format: SampleFormat;
  /** Samples per channel. */
  readonly frames: number;
};

const bytesOf: Readonly<Record<SampleFormat, number>> = { s16: 2, s24: 3, s32: 4, f32: 4, f64: 8 };

/** Format tags from RFC 2361 and mmreg.h. */
const tag = { pcm: 1, float: 3, extensible: 0xfffe } as const;

/** The rest of the GUID after its format tag: ksmedia.h, KSDATAFORMAT_SUBTYPE_WAVEFORMATEX. */
const guidTail = [0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xaa, 0x00, 0x38, 0x9b, 0x71];

/** Speaker masks by number of channels: the usual layouts of `dwChannelMask`. */
const speakers: readonly number[] = [0, 0x4, 0x3, 0x7, 0x33, 0x37, 0x3f, 0x13f, 0x63f];

/** A size that is stored in the `ds64` chunk, or unknown. */
const elsewhere = 0xffff_ffff;

class ByteWriter {
  readonly bytes: number[] = [];

  text(ascii: string): this {
    for (const letter of ascii) this.bytes.push(letter.charCodeAt(0));
    return this;
  }

  /** Writes an integer of this many bytes, lowest byte first. */
  number(value: number, width: 2 | 4 | 8): this {
    for (let i = 0; i < width; i++) this.bytes.push(Math.floor(value / 256 ** i) % 256);
    return this;
  }
}

/** How many bytes a file's samples take up. */
export const wavDataBytes = ({ channels, format, frames }: WavShape): number => channels * frames * bytesOf[format];

const writeFormat = (header: ByteWriter, { sampleRate, channels, format }: WavShape): void => {
  const width = bytesOf[format];
  const isFloat = format === 'f32' || format === 'f64';
  const kind = isFloat ? tag.float : tag.pcm;
  // "Multiple Channel Audio Data and WAVE Files" by Microsoft: more than two channels, or integers above 16 bits.
  const isExtensible = channels > 2 || (!isFloat && width > 2);
  header.text('fmt ').number(isExtensible ? 40 : isFloat ? 18 : 16, 4);
  header
    .number(isExtensible ? tag.extensible : kind, 2)
    .number(channels, 2)
    .number(sampleRate, 4);
  header
    .number(sampleRate * channels * width, 4)
    .number(channels * width, 2)
    .number(width * 8, 2);
  if (isExtensible) {
    header
      .number(22, 2)
      .number(width * 8, 2)
      .number(speakers[channels] ?? 0, 4)
      .number(kind, 2);
    header.bytes.push(...guidTail);
  } else if (isFloat) {
    header.number(0, 2);
  }
};

/**
 * Everything in a WAV file before its samples. From 4 GiB on it is an RF64 header (EBU Tech 3306). If the samples take
 * up an odd number of bytes (see `wavDataBytes`), the file needs one padding byte after them.
 */
export const wavHeader = (shape: WavShape): Uint8Array<ArrayBuffer> => {
  const dataBytes = wavDataBytes(shape);
  const chunks = new ByteWriter();
  writeFormat(chunks, shape);
  // Formats other than plain PCM also state the number of samples.
  if (chunks.bytes[8] !== tag.pcm) chunks.text('fact').number(4, 4).number(Math.min(shape.frames, elsewhere), 4);
  const afterSize = 4 + chunks.bytes.length + 8 + dataBytes + (dataBytes % 2);
  const header = new ByteWriter();
  if (afterSize < elsewhere) {
    header.text('RIFF').number(afterSize, 4).text('WAVE');
  } else {
    const bytesOfDs64 = 28;
    header.text('RF64').number(elsewhere, 4).text('WAVE').text('ds64').number(bytesOfDs64, 4);
    header
      .number(afterSize + 8 + bytesOfDs64, 8)
      .number(dataBytes, 8)
      .number(shape.frames, 8)
      .number(0, 4);
  }
  header.bytes.push(...chunks.bytes);
  header.text('data').number(afterSize < elsewhere ? dataBytes : elsewhere, 4);
  return new Uint8Array(header.bytes);
};

/** Samples as stored in a WAV file: interleaved channels, lowest byte first. */
export const wavBody = (pcm: Pcm): Uint8Array<ArrayBuffer> => {
  const width = bytesOf[pcm.format];
  const bytes = new Uint8Array(lengthOf(pcm) * pcm.channels.length * width);
  if (pcm.format === 's24') {
    putThreeBytes(pcm, bytes);
  } else {
    // Typed arrays use the machine's byte order, which is little-endian wherever a browser runs.
    const Kind = { s16: Int16Array, s32: Int32Array, f32: Float32Array, f64: Float64Array }[pcm.format];
    const all = new Kind(bytes.buffer);
    pcm.channels.forEach((samples, channel) => {
      for (let i = 0; i < samples.length; i++) all[i * pcm.channels.length + channel] = samples[i] as number;
    });
  }
  return bytes;
};

const putThreeBytes = ({ channels }: Pcm, bytes: Uint8Array): void => {
  channels.forEach((samples, channel) => {
    for (let i = 0; i < samples.length; i++) {
      const value = samples[i] as number;
      const at = (i * channels.length + channel) * 3;
      bytes[at] = value;
      bytes[at + 1] = value >> 8;
      bytes[at + 2] = value >> 16;
    }
  });
};
