import { holdsText } from './bytes';
import { ebmlElements, ebmlFloat, ebmlUnsigned } from './ebml';
import { opusConfig, opusRate, opusSamples } from './opusPacket';
import { codingOfCodec } from './pcm-coding';
import { readWavFormat } from './wavFormat';

/** A track of sound, of WebM or Matroska. */
export type WebmTrack = {
  readonly number: number;
  readonly config: AudioDecoderConfig;
  /** Seconds at the head that are not to be heard. */
  readonly delay: number;
  /** What was stripped off the head of each frame. */
  readonly prefix: Uint8Array;
  /** Seconds that a frame decodes to; undefined where the codec's frames do not tell. */
  secondsOf(frame: Uint8Array): number | undefined;
};

/** Elements of TrackEntry (RFC 9559, section 5.1.4). */
const number = 0xd7;
const type = 0x83;
const codecId = 0x86;
const codecPrivate = 0x63a2;
const codecDelay = 0x56aa;
const audio = 0xe1;
const samplingFrequency = 0xb5;
const channels = 0x9f;
const bitDepth = 0x6264;
const contentEncodings = 0x6d80;
const contentEncoding = 0x6240;
const contentCompression = 0x5034;
const compressionAlgorithm = 0x4254;
const compressionSettings = 0x4255;

type Entry = ReadonlyMap<number, Uint8Array>;

const mapOf = (body: Uint8Array | undefined): Entry =>
  new Map([...ebmlElements(body ?? new Uint8Array(0))].map((element) => [element.id, element.body]));

const textOf = (body: Uint8Array | undefined): string => new TextDecoder().decode(body).replace(/\0+$/, '');

const unsignedOf = (entry: Entry, id: number, missing: number): number => {
  const body = entry.get(id);
  return body ? ebmlUnsigned(body) : missing;
};

const entriesOf = (tracks: Uint8Array): Entry[] =>
  [...ebmlElements(tracks)].filter(({ id }) => id === 0xae).map(({ body }) => mapOf(body));

/** Has a Tracks element one of pictures? */
export const holdsPictures = (tracks: Uint8Array): boolean =>
  entriesOf(tracks).some((entry) => unsignedOf(entry, type, 0) === 1);

/**
 * The first track of sound of a Tracks element.
 *
 * @throws Error with a sentence where there is none, or none that can be decoded.
 */
export const webmTrack = (tracks: Uint8Array): WebmTrack => {
  const entries = entriesOf(tracks);
  const entry = entries.find((one) => unsignedOf(one, type, 0) === 2);
  if (!entry) {
    const names = entries.map(
      (one) => `${kinds.get(unsignedOf(one, type, 0)) ?? 'other'} (${textOf(one.get(codecId))})`,
    );
    throw new Error(`this WebM file has no sound; its tracks are: ${names.join(', ') || 'none'}`);
  }
  const { config, delay, secondsOf } = codecOf(entry);
  const told = entry.get(codecDelay);
  return {
    number: unsignedOf(entry, number, 0),
    config,
    delay: told ? ebmlUnsigned(told) / 1e9 : delay,
    prefix: strippedOf(entry),
    secondsOf,
  };
};

const kinds = new Map([
  [1, 'video'],
  [2, 'sound'],
  [17, 'subtitles'],
]);

const codecOf = (entry: Entry): Pick<WebmTrack, 'config' | 'delay' | 'secondsOf'> => {
  const id = textOf(entry.get(codecId));
  const told = entry.get(codecPrivate)?.slice();
  const settings = mapOf(entry.get(audio));
  const rate = settings.get(samplingFrequency);
  const common = {
    sampleRate: Math.round(rate ? ebmlFloat(rate) : 8000),
    numberOfChannels: unsignedOf(settings, channels, 1),
  };
  const plain = (codec: string, description = told) => ({
    config: { codec, ...common, ...(description && { description }) },
    delay: 0,
    secondsOf: () => undefined,
  });
  if (id === 'A_OPUS' && told) {
    const { config, preSkip } = opusConfig(told);
    return { config, delay: preSkip / opusRate, secondsOf: (frame) => opusSamples(frame) / opusRate };
  }
  if (id === 'A_VORBIS') return plain('vorbis');
  if (id === 'A_FLAC') return plain('flac', told && !holdsText(told, 'fLaC') ? undefined : told);
  if (id === 'A_MPEG/L3') return plain('mp3');
  if (id.startsWith('A_PCM/')) {
    const bits = unsignedOf(settings, bitDepth, id === 'A_PCM/FLOAT/IEEE' ? 32 : 16);
    const kind = id === 'A_PCM/FLOAT/IEEE' ? 'f' : bits === 8 && id === 'A_PCM/INT/LIT' ? 'u' : 's';
    const codec = `pcm-${kind}${bits}${id === 'A_PCM/INT/BIG' && bits > 8 ? 'be' : ''}`;
    const coding = codingOfCodec(codec);
    if (coding) {
      const frame = coding.width * common.numberOfChannels * common.sampleRate;
      return { config: { codec, ...common }, delay: 0, secondsOf: ({ length }) => length / frame };
    }
  }
  if (id === 'A_MS/ACM' && told) {
    // What stands in a WAV file's `fmt ` chunk.
    const { coding, sampleRate, channels: numberOfChannels, width } = readWavFormat(told);
    const codec = coding.endsWith('law') ? coding : `pcm-${coding}`;
    const frame = width * numberOfChannels * sampleRate;
    return { config: { codec, sampleRate, numberOfChannels }, delay: 0, secondsOf: ({ length }) => length / frame };
  }
  if (id === 'A_AAC' && told) return plain(`mp4a.40.${(told[0] ?? 0) >> 3}`);
  throw new Error(
    `the sound of this WebM or Matroska file is ${id || 'of an unknown codec'}, which cannot be decoded; expected Opus, Vorbis, FLAC, AAC, MP3 or PCM`,
  );
};

const headerStripping = 3;

const strippedOf = (entry: Entry): Uint8Array => {
  const encoding = mapOf(mapOf(entry.get(contentEncodings)).get(contentEncoding));
  if (encoding.size === 0) return new Uint8Array(0);
  const compression = mapOf(encoding.get(contentCompression));
  if (unsignedOf(compression, compressionAlgorithm, 0) !== headerStripping) {
    throw new Error('the sound of this Matroska file is compressed twice or encrypted, which is not supported');
  }
  return compression.get(compressionSettings)?.slice() ?? new Uint8Array(0);
};
