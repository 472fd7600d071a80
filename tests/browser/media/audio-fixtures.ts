import type { DecodeOnPage, FormatReader, PcmSink } from '../../../src/media/worker/formats/sound-reader';
import type { Pcm } from '../../../src/media/worker/pcm/pcm';

const urls = import.meta.glob<string>('../../fixtures/audio/*.{mp3,aac,mp2}', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** A file of tests/fixtures/audio. */
export const fixture = async (name: string): Promise<Uint8Array> => {
  const url = urls[`../../fixtures/audio/${name}`];
  if (!url) throw new Error(`tests/fixtures/audio has no ${name}: run its make.sh`);
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
};

/** The sound that the fixtures were made of, full scale 1: see make.sh. */
export const sweep = (from: number, to: number, sampleRate = 44_100): Float64Array =>
  Float64Array.from({ length: to - from }, (_, at) => {
    const t = (from + at) / sampleRate;
    return 0.5 * Math.sin(2 * Math.PI * (220 * t + 300 * t * t));
  });

export const joinBytes = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

/** The bytes in pieces of these lengths, over and over. */
export const slices = (bytes: Uint8Array, ...lengths: number[]): Uint8Array[] => {
  const pieces: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const length = lengths[turn % lengths.length] ?? 1;
    pieces.push(bytes.slice(at, at + length));
    at += length;
  }
  return pieces;
};

/** As the page does it, at the rate of the file. */
export const onPage =
  (sampleRate: number): DecodeOnPage =>
  async (file) => {
    const buffer = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(joinBytes(file).buffer);
    const channels = Array.from({ length: buffer.numberOfChannels }, (_, at) => buffer.getChannelData(at));
    return { sampleRate: buffer.sampleRate, format: 'f32', channels };
  };

export const noPage: DecodeOnPage = () => Promise.reject(new Error('The page was not to be asked.'));

export type Heard = {
  readonly sampleRate: number | undefined;
  readonly channels: readonly Int16Array[];
  readonly error: string | undefined;
  /** Was the reader complete before its end was told? */
  readonly complete: boolean;
};

/** Reads all pieces, and joins what was given. */
export const hear = async (open: (give: PcmSink) => FormatReader, pieces: Uint8Array[]): Promise<Heard> => {
  const given: Pcm[] = [];
  const reader = open((pcm) => given.push(pcm));
  for (const piece of pieces) await reader.push(piece);
  const complete = reader.complete;
  const error = await reader.end().then(
    () => undefined,
    (reason: Error) => reason.message,
  );
  reader.close();
  const [first] = given;
  const channels = (first?.channels ?? []).map((_, channel) =>
    joined16(given.map(({ channels }) => channels[channel])),
  );
  return { sampleRate: first?.sampleRate, channels, error, complete };
};

const joined16 = (parts: (Pcm['channels'][number] | undefined)[]): Int16Array => {
  const all = new Int16Array(parts.reduce((sum, part) => sum + (part?.length ?? 0), 0));
  let at = 0;
  for (const part of parts) {
    if (!(part instanceof Int16Array)) throw new Error('16 bits were expected.');
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** How alike two sounds are: 1 for the same, whatever their loudness. */
export const correlation = (one: ArrayLike<number>, other: ArrayLike<number>): number => {
  let [both, first, second] = [0, 0, 0];
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const [a, b] = [one[at] as number, other[at] as number];
    both += a * b;
    first += a * a;
    second += b * b;
  }
  return both / Math.sqrt(first * second);
};

/** The greatest difference, in steps of 16 bits. */
export const difference = (one: ArrayLike<number>, other: ArrayLike<number>): number => {
  let most = one.length === other.length ? 0 : Number.POSITIVE_INFINITY;
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    most = Math.max(most, Math.abs((one[at] as number) - (other[at] as number)));
  }
  return most;
};

/** The longest run of samples that are all but silent. */
export const longestSilence = (samples: ArrayLike<number>): number => {
  let [longest, run] = [0, 0];
  for (let at = 0; at < samples.length; at++) {
    run = Math.abs(samples[at] as number) < 200 ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
};
