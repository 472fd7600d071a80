import { holdsText } from '../../bytes/bytes';
import { mpegHeader } from '../../codecs/mpeg-audio';
import { opusConfig, opusRate, opusSamples } from '../../codecs/opus';
import { vorbisBlocks } from '../../codecs/vorbis-blocks';
import { flacHeader } from '../flac/frames';
import { codingOfCodec } from '../plain/coding';
import { readWavFormat } from '../wav/format';
import { ebmlElements, ebmlFloat, ebmlUnsigned } from './ebml';

/** A sound track of WebM or Matroska. */
export type WebmTrack = {
  readonly number: number;
  readonly config: AudioDecoderConfig;
  /** Seconds to skip at the beginning. */
  readonly delay: number;
  /** Bytes that the file stripped from the beginning of each frame. */
  readonly prefix: Uint8Array;
  /** Seconds that a frame decodes to; undefined if it does not tell. Call it once per frame, in order. */
  secondsOf(frame: Uint8Array): number | undefined;
  /** Is every frame decoded by itself, so that those of another file can follow in the same decoder? */
  readonly isCounted: boolean;
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

/** Does a Tracks element contain a video track? */
export const holdsPictures = (tracks: Uint8Array): boolean =>
  entriesOf(tracks).some((entry) => unsignedOf(entry, type, 0) === 1);

/**
 * The first sound track of a Tracks element.
 *
 * @throws Error with a sentence if there is none, or none that can be decoded.
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
  const { config, delay, secondsOf, isCounted } = codecOf(entry);
  const told = entry.get(codecDelay);
  return {
    number: unsignedOf(entry, number, 0),
    config,
    delay: told ? ebmlUnsigned(told) / 1e9 : delay,
    prefix: strippedOf(entry),
    secondsOf,
    isCounted,
  };
};

const kinds = new Map([
  [1, 'video'],
  [2, 'sound'],
  [17, 'subtitles'],
]);

/** The three Vorbis headers are in one piece, with the lengths of the first two in Xiph lacing (RFC 9559, section 5.1.4). */
const vorbisSamples = (told: Uint8Array): ((frame: Uint8Array) => number) => {
  let at = 1;
  const lengths = [0, 0].map(() => {
    let length = 0;
    while (told[at] === 255) length += told[at++] as number;
    return length + (told[at++] ?? 0);
  });
  const [first = 0, second = 0] = lengths;
  return vorbisBlocks(told[at + 28] ?? 0, told.subarray(at + first + second));
};

const codecOf = (entry: Entry): Pick<WebmTrack, 'config' | 'delay' | 'secondsOf' | 'isCounted'> => {
  const id = textOf(entry.get(codecId));
  const told = entry.get(codecPrivate)?.slice();
  const settings = mapOf(entry.get(audio));
  const rate = settings.get(samplingFrequency);
  const common = {
    sampleRate: Math.round(rate ? ebmlFloat(rate) : 8000),
    numberOfChannels: unsignedOf(settings, channels, 1),
  };
  const plain = (
    codec: string,
    samplesOf: (frame: Uint8Array) => number | undefined = () => undefined,
    description = told,
  ) => ({
    config: { codec, ...common, ...(description && { description }) },
    delay: 0,
    secondsOf: (frame: Uint8Array) => {
      const samples = samplesOf(frame);
      return samples === undefined ? undefined : samples / common.sampleRate;
    },
    isCounted: false,
  });
  if (id === 'A_OPUS' && told) {
    const { config, preSkip } = opusConfig(told);
    return { config, delay: preSkip / opusRate, secondsOf: (frame) => opusSamples(frame) / opusRate, isCounted: true };
  }
  if (id === 'A_VORBIS') return plain('vorbis', told && vorbisSamples(told));
  if (id === 'A_FLAC') {
    const samplesOf = (frame: Uint8Array) => flacHeader(frame, 0)?.samples;
    return plain('flac', samplesOf, told && !holdsText(told, 'fLaC') ? undefined : told);
  }
  if (id === 'A_MPEG/L3') return plain('mp3', (frame) => mpegHeader(frame)?.samples);
  if (id.startsWith('A_PCM/')) {
    const bits = unsignedOf(settings, bitDepth, id === 'A_PCM/FLOAT/IEEE' ? 32 : 16);
    const kind = id === 'A_PCM/FLOAT/IEEE' ? 'f' : bits === 8 && id === 'A_PCM/INT/LIT' ? 'u' : 's';
    const codec = `pcm-${kind}${bits}${id === 'A_PCM/INT/BIG' && bits > 8 ? 'be' : ''}`;
    const coding = codingOfCodec(codec);
    if (coding) {
      const frame = coding.width * common.numberOfChannels * common.sampleRate;
      return { config: { codec, ...common }, delay: 0, secondsOf: ({ length }) => length / frame, isCounted: true };
    }
  }
  if (id === 'A_MS/ACM' && told) {
    // The contents of a WAV file's `fmt ` chunk.
    const { coding, sampleRate, channels: numberOfChannels, width } = readWavFormat(told);
    const codec = coding.endsWith('law') ? coding : `pcm-${coding}`;
    const frame = width * numberOfChannels * sampleRate;
    return {
      config: { codec, sampleRate, numberOfChannels },
      delay: 0,
      secondsOf: ({ length }) => length / frame,
      isCounted: true,
    };
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
