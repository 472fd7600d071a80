import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input, type InputAudioTrack, type InputTrack } from 'mediabunny';
import { expect, test } from 'vitest';
import { decoded, watch } from './movies';
import { recorded, recordedTypes } from './recorder';
import { type Heard, hear, joined } from './sweep';

const hasVideo = (type: string) => type.startsWith('video/');
const hasSound = (type: string) => /,|audio\/|^[^;]*$/.test(type);

const packetsOf = async (track: InputTrack | null): Promise<number> => {
  let count = 0;
  if (track) for await (const _ of new EncodedPacketSink(track as never).packets()) count++;
  return count;
};

/**
 * How many frames another reader finds, and between which bounds the seconds of sound lie. A recording made on a busy
 * machine has holes, and its last packet is longer or shorter than its table says: the sound lasts from the first time
 * to the last, or as long as all packets together. `decodeAudioData` is no measure: it drops up to 80 ms at the start of
 * Opus in MP4.
 */
const expectedOf = async (file: Uint8Array<ArrayBuffer>, type: string) => {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(file) });
  const frames = await packetsOf(await input.getPrimaryVideoTrack());
  if (!hasSound(type)) return { frames, seconds: [0, 0] as const };
  const track = (await input.getPrimaryAudioTrack()) as InputAudioTrack;
  const starts: number[] = [];
  for await (const { timestamp } of new EncodedPacketSink(track).packets()) starts.push(timestamp);
  const steps = starts.slice(1).map((start, i) => start - (starts[i] ?? 0));
  const step = steps.sort((one, other) => one - other)[steps.length >> 1] ?? 0;
  const lasts = (starts.at(-1) ?? 0) - (starts[0] ?? 0) + step;
  const together = starts.length * step;
  return { frames, seconds: [Math.min(lasts, together), Math.max(lasts, together)] as const };
};

/** The frequency of what is heard, by how often it goes through zero upwards in its midst. */
const pitchOf = ({ samples, rate = 0 }: Pick<Heard, 'samples' | 'rate'>): number => {
  const middle = samples.subarray(samples.length >> 2, (3 * samples.length) >> 2);
  const rises = middle.filter((one, i) => one >= 0 && (middle[i - 1] ?? 0) < 0).length;
  return (rises * rate) / middle.length;
};

/** Is it the piece that describes the tracks? */
const holdsBeginning = (piece: Uint8Array, type: string): boolean =>
  !type.includes('/mp4') || new TextDecoder('latin1').decode(piece).includes('moov');

const check = async (type: string, pieces: Uint8Array<ArrayBuffer>[]) => {
  const expected = await expectedOf(joined(pieces), type);
  if (hasVideo(type)) {
    const seen = await watch(pieces);
    expect(seen.problems).toEqual([]);
    expect(seen.packets).toHaveLength(expected.frames);
    expect(expected.frames).toBeGreaterThan(1);
    const times = (await decoded(seen)).map(({ time }) => time);
    expect(times).toHaveLength(expected.frames);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  }
  if (!hasSound(type)) return;
  const heard = await hear(pieces);
  expect(heard.problems).toEqual([]);
  const seconds = heard.samples.length / (heard.rate ?? 1);
  const [least, most] = expected.seconds;
  expect(seconds).toBeGreaterThan(least - 0.05);
  expect(seconds).toBeLessThan(most + 0.05);
  // A busy machine records less.
  expect(least).toBeGreaterThan(0.1);
  expect(pitchOf(heard)).toBeCloseTo(440, -1);
};

test.concurrent.for(recordedTypes)('%s is read as it was recorded, whole and by slices', async (type) => {
  const { whole, sliced } = await recorded(type, 100);
  expect(whole).toHaveLength(1);
  expect(sliced.length).toBeGreaterThan(1);
  await check(type, whole);
  await check(type, sliced);
  // Whoever yields slices from a later one on is told so once, in words that are not a library's.
  const later = sliced.slice(1 + sliced.findIndex((piece) => holdsBeginning(piece, type)));
  expect(later.length).toBeGreaterThan(0);
  const { problems } = hasVideo(type)
    ? await watch(later, undefined, type)
    : await hear(later.map(({ buffer }) => ({ as: 'bytes', bytes: buffer, type })));
  expect(problems).toEqual([
    expect.stringMatching(/^chunk 0.*; yield the pieces of a file in order, from its first on$/),
  ]);
});
