import { captureTools } from '../../api/internal';
import { type AudioWire, isNumber } from '../../protocol';
import { soundOf } from './held-forms';
import { encodeMediaFile, owned } from './media-file';
import type { Payload } from './payload';
import { describeValue, Refusal } from './refusal';

const kinds =
  'a Blob or the bytes of a WAV, MP3, AAC, Ogg, FLAC, MP4 or WebM file, its URL, { sampleRate, samples }, [sampleRate, samples] or AudioData';

type Samples = Int16Array | Float32Array | Float64Array;
type SamplesWire = Extract<AudioWire, { as: 'samples' }>;

/**
 * Encodes anything that holds sound for the page. We do not look at the content here: one bad chunk is no reason to end
 * a run, and the page reports what is wrong with it. Bytes are copied, unless they were given away with `yc.transfer`.
 */
export const encodeAudio = (value: unknown, payload: Payload): AudioWire => {
  const wire = encodeMediaFile(value, payload) ?? encodeSound(value, payload);
  if (wire) return wire;
  throw new Refusal(`it takes sound, and this is ${describeValue(value)}. Yield ${kinds}`);
};

/** Encodes decoded sound; undefined for anything else. */
export const encodeSound = (value: unknown, payload: Payload): SamplesWire | undefined => {
  if (typeof AudioData !== 'undefined' && value instanceof AudioData) return encodeAudioData(value, payload);
  const held = isSampleArray(value) ? value : soundOf(value);
  return held && encodeSamples(held, payload);
};

/** Is the value clearly sound? */
export const isAudioObject = (value: unknown): boolean =>
  (typeof AudioData !== 'undefined' && value instanceof AudioData) ||
  (isSampleArray(value) ? typeof value.sampleRate === 'number' : isSoundPair(value));

/** A pair of a number and an array is clearly sound only if the array is long. */
const isSoundPair = (value: unknown): boolean => ((soundOf(value)?.samples as ArrayLike<unknown>)?.length ?? 0) > 256;

type SampleArray = { sampleRate: unknown; samples: unknown; channels?: unknown };

const isSampleArray = (value: unknown): value is SampleArray =>
  typeof value === 'object' && value !== null && 'sampleRate' in value && 'samples' in value;

const encodeSamples = (value: SampleArray, payload: Payload) => {
  const { sampleRate } = value;
  if (typeof sampleRate !== 'number') {
    throw new Refusal(`sampleRate is a number of samples a second; got ${describeValue(sampleRate)}`);
  }
  const channels = channelsOf(captureTools()?.heardOf(value) ?? value.samples);
  const format = channels.every((each) => each instanceof Int16Array) ? 's16' : 'f32';
  return {
    as: 'samples',
    sampleRate,
    format,
    channels: channels.map((each) => payload.carry(owned(format === 'f32' ? floats(each) : each))),
  } satisfies SamplesWire;
};

const channelsOf = (samples: unknown): Samples[] => {
  if (isSamples(samples)) return [samples];
  if (Array.isArray(samples)) {
    // `Array.from` fills the holes, which `every` would skip.
    const channels: unknown[] = Array.from(samples);
    if (channels.every(isSamples)) return channels;
    if (channels.every(isNumber)) return [Float32Array.from(channels)];
  }
  throw new Refusal(
    `samples are a Float32Array (−1 to 1) or an Int16Array, or an array with one a channel; got ${describeValue(samples)}`,
  );
};

const isSamples = (value: unknown): value is Samples =>
  value instanceof Float32Array || value instanceof Int16Array || value instanceof Float64Array;

const floats = (samples: Samples) => {
  if (samples instanceof Float32Array) return samples;
  return samples instanceof Int16Array
    ? Float32Array.from(samples, (each) => each / 32_768)
    : Float32Array.from(samples);
};

/** Copies the sound out and closes the AudioData: like a VideoFrame, it is given away when it is yielded. */
const encodeAudioData = (data: AudioData, payload: Payload): SamplesWire => {
  if (data.format === null) throw new Refusal('this AudioData is closed; yield a clone() of it');
  const { sampleRate, numberOfChannels, numberOfFrames } = data;
  const format = data.format.startsWith('s16') ? 's16' : 'f32';
  const Kind = format === 's16' ? Int16Array : Float32Array;
  const channels = Array.from({ length: numberOfChannels }, () => new Kind(numberOfFrames));
  if (data.format === format) {
    const interleaved = new Kind(numberOfFrames * numberOfChannels);
    data.copyTo(interleaved, { planeIndex: 0 });
    for (const [c, channel] of channels.entries()) {
      for (let i = 0; i < numberOfFrames; i++) channel[i] = interleaved[i * numberOfChannels + c] as number;
    }
  } else {
    for (const [planeIndex, channel] of channels.entries())
      data.copyTo(channel, { planeIndex, format: `${format}-planar` });
  }
  data.close();
  return {
    as: 'samples',
    sampleRate,
    format,
    channels: channels.map((each) => payload.carry(each.buffer as ArrayBuffer)),
  };
};
