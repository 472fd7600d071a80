import { expect, test } from 'vitest';
import { FlacEncoder } from '../../../src/media/worker/codecs/flac/encoder';
import { fragment, initSegment } from '../../../src/media/worker/formats/mp4/write';

const seconds = 1;

/** Two tones and some noise: smooth, but with all bits in use. */
const sound = (sampleRate: number, seed: number) =>
  Int16Array.from({ length: sampleRate * seconds }, (_, i) => {
    const tones = Math.sin((i * 2764) / sampleRate + seed) + Math.sin((i * (9000 + seed)) / sampleRate);
    return 9000 * tones + ((Math.imul(i + seed, 2654435761) >>> 16) % 500);
  });

/** The init segment, and a fragment for each chunk; chunks have these lengths, in turn. */
const segmentsOf = (sampleRate: number, channels: readonly Int16Array[], sizes: readonly number[]) => {
  const encoder = new FlacEncoder({ sampleRate, channels: channels.length });
  const { streamInfo } = encoder;
  const track = { id: 1, codec: 'flac', sampleRate, channels: channels.length, streamInfo } as const;
  const segments = [initSegment({ tracks: [track] })];
  const total = channels[0]?.length ?? 0;
  for (let at = 0; at < total; ) {
    const size = sizes[segments.length % sizes.length] as number;
    const end = total - at - size < 16 ? total : at + size;
    const frames = encoder.encode(
      channels.map((channel) => channel.subarray(at, end)),
      at,
    );
    const samples = frames.map(({ data, samples }) => ({ data, duration: samples, isKey: true }));
    segments.push(fragment({ sequence: segments.length, trackId: 1, baseDecodeTime: at, samples }));
    at = end;
  }
  return segments;
};

const once = (target: EventTarget, type: string) =>
  new Promise<void>((resolve, reject) => {
    target.addEventListener(type, () => resolve(), { once: true });
    target.addEventListener('error', () => reject(new Error(`An error before ${type}.`)), { once: true });
  });

/** An element that has these segments, and no more to come. */
const append = async (segments: readonly Uint8Array<ArrayBuffer>[]) => {
  const source = new MediaSource();
  const audio = new Audio(URL.createObjectURL(source));
  await once(source, 'sourceopen');
  URL.revokeObjectURL(audio.src);
  const buffer = source.addSourceBuffer('audio/mp4; codecs="flac"');
  for (const segment of segments) {
    buffer.appendBuffer(segment);
    await once(buffer, 'updateend');
  }
  source.endOfStream();
  return audio;
};

const rangesOf = ({ buffered }: HTMLMediaElement) =>
  Array.from({ length: buffered.length }, (_, i) => [buffered.start(i), buffered.end(i)]);

/** Chromium takes 32,767 for full scale above 0, and 32,768 below. */
const int16 = (sample: number) => Math.round(sample * (sample < 0 ? 32_768 : 32_767));

/** The browser's own decoder takes the segments for a file. */
const decode = async (segments: readonly Uint8Array<ArrayBuffer>[], sampleRate: number) => {
  const file = await new Blob([...segments]).arrayBuffer();
  const decoded = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(file);
  return Array.from({ length: decoded.numberOfChannels }, (_, c) => Int16Array.from(decoded.getChannelData(c), int16));
};

const rates = [8000, 16_000, 22_050, 44_100, 48_000, 96_000];
const oddChunks = [320, 1067, 4000, 16, 517, 2999];

test.each(rates.flatMap((rate) => [1, 2].map((channels) => [rate, channels] as const)))(
  'at %i Hz in %i channels plays as one range, and decodes to the samples that were encoded',
  async (sampleRate, count) => {
    const channels = Array.from({ length: count }, (_, c) => sound(sampleRate, c));
    const segments = segmentsOf(sampleRate, channels, oddChunks);
    const ranges = rangesOf(await append(segments));
    expect(ranges).toHaveLength(1);
    expect(ranges[0]?.[0]).toBe(0);
    // Chromium counts microseconds.
    expect(ranges[0]?.[1]).toBeCloseTo(seconds, 5);
    expect(await decode(segments, sampleRate)).toEqual(channels);
  },
);

test('plays to its end', async () => {
  const audio = await append(segmentsOf(16_000, [sound(16_000, 1)], oddChunks));
  audio.muted = true;
  const ended = once(audio, 'ended');
  await audio.play();
  await ended;
  expect(audio.currentTime).toBeCloseTo(seconds, 5);
});

test('can begin anew at any sample, beside what was appended before', async () => {
  const samples = sound(16_000, 3);
  const [init, ...fragments] = segmentsOf(16_000, [samples], oddChunks);
  if (!init) throw new Error('There is no init segment.');
  const encoder = new FlacEncoder({ sampleRate: 16_000, channels: 1 });
  const from = 7001;
  const anew = encoder.encode([samples.subarray(from)], from);
  const rest = fragment({
    sequence: 1,
    trackId: 1,
    baseDecodeTime: from,
    samples: anew.map(({ data, samples }) => ({ data, duration: samples, isKey: true })),
  });
  expect(rangesOf(await append([init, rest]))[0]?.[0]).toBeCloseTo(from / 16_000, 5);
  expect(rangesOf(await append([init, ...fragments.slice(0, 10), init, rest]))).toHaveLength(1);
});
