import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input, type InputTrack } from 'mediabunny';
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

/** How many frames another reader finds, and how many seconds of sound the browser's own decoder gives. */
const expectedOf = async (file: Uint8Array<ArrayBuffer>, type: string) => {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(file) });
  const frames = await packetsOf(await input.getPrimaryVideoTrack());
  const sound = hasSound(type)
    ? await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(file.slice().buffer)
    : undefined;
  return { frames, seconds: sound?.duration ?? 0 };
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
  expect(heard.samples.length / (heard.rate ?? 1)).toBeCloseTo(expected.seconds, 1);
  // A busy machine records less.
  expect(expected.seconds).toBeGreaterThan(0.1);
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
