import { expect, test } from 'vitest';
import { lengthOf, type Pcm } from '../../../../src/media/worker/pcm/pcm';
import { SoundStore, type Span } from '../../../../src/media/worker/store/sound-store';
import { counted, joined, total } from '../tools/sound';

const all = async (soundStore: SoundStore): Promise<Pcm[]> => {
  const pieces: Pcm[] = [];
  for await (const pcm of soundStore.pieces()) pieces.push(pcm);
  return pieces;
};

/** Two mebibytes are sealed: a million samples of 16 bits. */
const million = 2 ** 20;

test('sound that follows other sound of its rate and channels is in one span', () => {
  const soundStore = new SoundStore();
  soundStore.append(counted(100));
  soundStore.append(counted(50));
  soundStore.append(counted(0));
  expect(soundStore.spans).toMatchObject([{ sampleRate: 8_000, channels: 1, start: 0, length: 150 }]);
  expect(soundStore.duration).toBe(150 / 8_000);
});

test('another rate or number of channels begins a span, at the first sample after the end', () => {
  const soundStore = new SoundStore();
  soundStore.append(counted(101, { sampleRate: 8_000 }));
  soundStore.append(counted(10, { sampleRate: 12_000 }));
  soundStore.append(counted(7, { sampleRate: 12_000, channels: 2 }));
  expect(soundStore.spans.map(({ start, length }) => [start, length])).toEqual([
    [0, 101],
    [152, 10],
    [162, 7],
  ]);
  expect(soundStore.duration).toBe(169 / 12_000);
});

test('without sound it lasts for nothing', async () => {
  const soundStore = new SoundStore();
  expect(soundStore.duration).toBe(0);
  expect(await all(soundStore)).toEqual([]);
});

test('what is older is laid away in Blobs, and comes back bit by bit', async () => {
  const soundStore = new SoundStore();
  const parts = Array.from({ length: 5 }, (_, i) => counted(million / 4 + i, { from: i * 1_000, channels: 2 }));
  for (const part of parts) soundStore.append(part);
  const [span] = soundStore.spans as [Span];
  expect(span.pieces.map(({ held }) => held instanceof Blob)).toEqual([true, true, false]);
  expect(span.pieces[1]?.held).toHaveProperty('size', (span.pieces[1]?.length ?? 0) * 4);
  const back = await all(soundStore);
  for (const channel of [0, 1]) {
    const whole = joined(back, channel);
    expect(whole.length).toBe(span.length);
    expect(whole.every((value, i) => value === at(parts, channel, i))).toBe(true);
  }
});

const at = (parts: readonly Pcm[], channel: number, index: number): number | undefined => {
  let from = 0;
  for (const part of parts) {
    if (index < from + lengthOf(part)) return part.channels[channel]?.[index - from];
    from += lengthOf(part);
  }
  return undefined;
};

test.each(['s16', 's24', 's32', 'f32', 'f64'] as const)('%s keeps its format when it is laid away', async (format) => {
  const soundStore = new SoundStore();
  soundStore.append(counted(million, { format }));
  soundStore.append(counted(10, { sampleRate: 9_000 }));
  const [span] = soundStore.spans as [Span];
  const read = await soundStore.read(span, 12_345, 6);
  expect(read).toMatchObject({ format, sampleRate: 8_000 });
  expect([...(read.channels[0] ?? [])]).toEqual([12345, 12346, 12347, 12348, 12349, 12350]);
});

test('a read gives what lies together from a sample on, wherever pieces meet', async () => {
  const soundStore = new SoundStore();
  soundStore.append(counted(million));
  soundStore.append(counted(20, { from: 5 }));
  soundStore.append(counted(20, { from: 9, format: 'f32' }));
  const [span] = soundStore.spans as [Span];
  const lengths = async (from: number, most: number) => lengthOf(await soundStore.read(span, from, most));
  expect(await lengths(million - 3, 10)).toBe(3);
  expect(await lengths(million, 10)).toBe(10);
  expect(await lengths(million + 15, 10)).toBe(5);
  expect(await lengths(million + 20, 100)).toBe(20);
  expect(await lengths(million + 40, 100)).toBe(0);
  expect((await soundStore.read(span, million + 20, 1)).format).toBe('f32');
});

test('its shape is that of the latest span, in the most precise format of all', () => {
  const soundStore = new SoundStore();
  expect(soundStore.shape).toEqual({ sampleRate: 48_000, channels: 1, format: 's16' });
  soundStore.append(counted(10, { format: 's24' }));
  soundStore.append(counted(10, { sampleRate: 9_000, channels: 2 }));
  expect(soundStore.shape).toEqual({ sampleRate: 9_000, channels: 2, format: 's24' });
});

test('what comes while all of it is read is not part of that', async () => {
  const soundStore = new SoundStore();
  soundStore.append(counted(10));
  const pieces = soundStore.pieces();
  const first = await pieces.next();
  soundStore.append(counted(10));
  const rest = [];
  for await (const pcm of pieces) rest.push(pcm);
  expect(total([first.value as Pcm, ...rest])).toBe(10);
});
