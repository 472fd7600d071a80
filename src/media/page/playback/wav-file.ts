/** Samples as a sketch yields them: one buffer per channel, of an `Int16Array` or a `Float32Array`. */
export type Samples = {
  readonly sampleRate: number;
  readonly format: 's16' | 'f32';
  readonly channels: readonly ArrayBuffer[];
};

/** The highest sample rate that FLAC, and so the media worker, can express. */
const highestRate = 1_048_575;

/** The most bytes of samples that the 32-bit sizes in the header can express. */
const mostBytes = 0xffffffff - 64;

const check = ({ sampleRate, format, channels }: Samples, size: number) => {
  if (!(sampleRate >= 1 && sampleRate <= highestRate && Number.isInteger(sampleRate)))
    throw new Error(`The sample rate is ${sampleRate}; expected is a whole number of 1 to ${highestRate} Hz.`);
  const [first] = channels;
  if (!first) throw new Error('The sound has no channels; expected is one buffer of samples a channel.');
  const other = channels.find((each) => each.byteLength !== first.byteLength);
  if (other)
    throw new Error(
      `The channels have ${first.byteLength / size} and ${other.byteLength / size} samples; expected is one length for all.`,
    );
  if (first.byteLength % size !== 0)
    throw new Error(`A channel has ${first.byteLength} bytes, which is no whole number of ${format} samples.`);
  const bytes = first.byteLength * channels.length;
  if (bytes > mostBytes || channels.length > 0xffff)
    throw new Error(`The sound is of ${bytes} bytes in ${channels.length} channels, more than a WAV file can hold.`);
  return { bytes, first };
};

/** Copies samples as integers of the same size, so that every bit is preserved, even in a NaN. */
const interleave = (channels: readonly ArrayBuffer[], size: number, bytes: number): ArrayBuffer => {
  const Numbers = size === 2 ? Int16Array : Int32Array;
  const all = new Numbers(bytes / size);
  channels.forEach((channel, offset) => {
    const samples = new Numbers(channel);
    for (let at = 0, to = offset; at < samples.length; at++, to += channels.length) all[to] = samples[at] ?? 0;
  });
  return all.buffer;
};

/** The chunks before the samples: RIFF, fmt and, for floats, fact (Microsoft's "New Multimedia Types"). */
const headerOf = (sampleRate: number, count: number, size: number, bytes: number): ArrayBuffer => {
  const isFloat = size === 4;
  const header = new DataView(new ArrayBuffer(isFloat ? 58 : 44));
  let at = 0;
  const name = (text: string) => {
    for (const letter of text) header.setUint8(at++, letter.charCodeAt(0));
  };
  const u16 = (value: number) => {
    header.setUint16(at, value, true);
    at += 2;
  };
  const u32 = (value: number) => {
    header.setUint32(at, value, true);
    at += 4;
  };
  name('RIFF');
  u32(header.byteLength - 8 + bytes);
  name('WAVEfmt ');
  u32(isFloat ? 18 : 16);
  u16(isFloat ? 3 : 1);
  u16(count);
  u32(sampleRate);
  u32(sampleRate * count * size);
  u16(count * size);
  u16(8 * size);
  if (isFloat) {
    u16(0);
    name('fact');
    u32(4);
    u32(bytes / size / count);
  }
  name('data');
  u32(bytes);
  return header.buffer;
};

/**
 * Makes a WAV file of samples, with every bit preserved: 16-bit PCM for `s16`, 32-bit floats for `f32`.
 *
 * @throws an Error whose message is a sentence if the rate or the channels are invalid.
 */
export const wavFileOf = (samples: Samples): Blob => {
  const size = samples.format === 's16' ? 2 : 4;
  const { bytes, first } = check(samples, size);
  const { channels, sampleRate } = samples;
  const data = channels.length === 1 ? first : interleave(channels, size, bytes);
  return new Blob([headerOf(sampleRate, channels.length, size, bytes), data], { type: 'audio/wav' });
};
