import { describe, expect, test } from 'vitest';
import type { VideoPacket } from '../../../../../src/media/worker/codecs/video-packet';
import { PacketStore } from '../../../../../src/media/worker/store/packet-store';
import { VideoSegmenter } from '../../../../../src/media/worker/streams/movie/video-segmenter';
import { find, parse, viewOf } from '../../tools/boxes';
import { config, frame, numbers, packetsOf } from '../../tools/packets';

/** What a fragment says: when it is decoded first, and how much later each of its frames is shown, in frames. */
type Fragment = { begin: number; offsets: number[]; bytes: Uint8Array };

const readFragments = (bytes: Uint8Array): { inits: number; fragments: Fragment[] } => {
  const boxes = parse(bytes);
  const fragments = boxes.flatMap((box, i) => {
    if (box.type !== 'moof') return [];
    const trun = viewOf(find(box.boxes, 'traf/trun'));
    const flags = trun.getUint32(0) & 0xffffff;
    const [flagged, shifted] = [(flags & 0x400) !== 0, (flags & 0x800) !== 0];
    const row = 8 + (flagged ? 4 : 0) + (shifted ? 4 : 0);
    const offsets = Array.from({ length: trun.getUint32(4) }, (_, n) =>
      shifted ? trun.getInt32(12 + n * row + row - 4) / frame : 0,
    );
    const begin = Number(viewOf(find(box.boxes, 'traf/tfdt')).getBigUint64(4)) / frame;
    return [{ begin, offsets, bytes: boxes[i + 1]?.content ?? new Uint8Array(0) }];
  });
  return { inits: boxes.filter(({ type }) => type === 'moov').length, fragments };
};

const open = () => {
  const packetStore = new PacketStore();
  const given: { inits: number; fragments: Fragment[]; end: number; mimeType: string }[] = [];
  let finished = 0;
  const videoSegmenter = new VideoSegmenter(packetStore, {
    media: (bytes, end, mimeType) => given.push({ ...readFragments(new Uint8Array(bytes)), end, mimeType }),
    finished: () => finished++,
  });
  const add = (packets: readonly VideoPacket[], of = config) => {
    packetStore.append(of, packets);
    return videoSegmenter.pump();
  };
  return { archive: packetStore, feed: videoSegmenter, add, given, finished: () => finished };
};

/** When the frames are shown, in the order of decoding. */
const shownIn = (given: readonly { fragments: Fragment[] }[]) =>
  given.flatMap(({ fragments }) =>
    fragments.flatMap(({ begin, offsets }) => offsets.map((offset, i) => begin + i + offset)),
  );

describe('A feed of video', () => {
  test('gives a chunk as one fragment, behind an init segment where it is the first', async () => {
    const { feed: videoSegmenter, add, given, finished } = open();
    await add(packetsOf(numbers(0, 10), [0]));
    await add(packetsOf(numbers(10, 20), [10]));
    expect(given.map(({ inits, fragments, end }) => [inits, fragments.length, end])).toEqual([
      [1, 1, 0.4],
      [0, 1, 0.8],
    ]);
    expect(given[0]?.mimeType).toBe('video/mp4; codecs="avc1.42e01f"');
    expect([...(given[1]?.fragments[0]?.bytes ?? [])]).toEqual(numbers(10, 20).flatMap((n) => [n, n, n]));
    expect(finished()).toBe(0);
    await videoSegmenter.complete();
    expect(finished()).toBe(1);
  });

  test('begins with another init segment where frames are turned otherwise', async () => {
    const { add, given } = open();
    await add(packetsOf(numbers(0, 10), [0]));
    await add(packetsOf(numbers(10, 20), [10]), { ...config, rotation: 90 });
    await add(packetsOf(numbers(20, 30), [20]), { ...config, rotation: 90 });
    expect(given.map(({ inits }) => inits)).toEqual([1, 1, 0]);
  });

  test('gives a frame alone as soon as it is there', async () => {
    const { add, given } = open();
    for (const number of numbers(0, 5)) await add(packetsOf([number], [0]));
    expect(given.map(({ fragments }) => fragments[0]?.begin)).toEqual([0, 1, 2, 3, 4]);
  });

  test('cuts a long chunk', async () => {
    const { add, given } = open();
    await add(packetsOf(numbers(0, 100), [0, 25, 50, 75]));
    expect(given.map(({ fragments }) => fragments[0]?.offsets.length)).toEqual([25, 25, 25, 25]);
  });

  test('shows frames at their times, wherever their order is cut', async () => {
    const shown = [0, 3, 1, 2, 6, 4, 5, 9, 7, 8];
    for (const length of [1, 2, 3, 10]) {
      const { add, given } = open();
      const packets = packetsOf(shown, [0]);
      for (let at = 0; at < packets.length; at += length) await add(packets.slice(at, at + length));
      expect(shownIn(given)).toEqual(shown);
      expect(given.flatMap(({ fragments }) => fragments.map(({ begin }) => begin))[0]).toBe(0);
    }
  });

  test('ends no fragment where frames are missing between those that are shown', async () => {
    const shown = [0, 3, 1, 2, 6, 4, 5, 9, 7, 8, 12, 10];
    for (const length of [1, 2, 4, 12]) {
      const { feed: videoSegmenter, add, given } = open();
      const packets = packetsOf(shown, [0]);
      for (let at = 0; at < packets.length; at += length) await add(packets.slice(at, at + length));
      const groups = () => given.flatMap(({ fragments }) => fragments.map(({ offsets }) => offsets.length));
      // The key frame is whole by itself where nothing else has come yet.
      expect(groups()).toEqual({ 1: [1, 3, 3, 3], 2: [1, 3, 3, 3], 4: [4, 3, 3], 12: [10] }[length]);
      await videoSegmenter.complete();
      expect(shownIn(given)).toEqual(shown);
    }
  });

  test('goes 30 seconds ahead of where it is played', async () => {
    const { feed: videoSegmenter, add, given } = open();
    const keys = numbers(0, 60).map((second) => second * 25);
    await add(packetsOf(numbers(0, 60 * 25), keys));
    expect(given.at(-1)?.end).toBe(30);
    await videoSegmenter.playAt(10.5);
    expect(given.at(-1)?.end).toBeCloseTo(40.52, 9);
    await videoSegmenter.playAt(40);
    expect(given.at(-1)?.end).toBe(60);
    expect(shownIn(given)).toEqual(numbers(0, 60 * 25));
  });

  test('goes on behind a hole of a unit, which rounding leaves', async () => {
    const { add, given } = open();
    const packets = packetsOf(numbers(0, 60), [0, 20, 40]);
    await add(packets.map((packet, i) => (i === 0 ? { ...packet, duration: packet.duration - 1 } : packet)));
    expect(given.flatMap(({ fragments }) => fragments.flatMap(({ offsets }) => offsets))).toHaveLength(60);
  });

  test('goes 24 MB ahead, and a frame that is larger alone', async () => {
    const { feed: videoSegmenter, add, given } = open();
    const megabyte = 1024 * 1024;
    await add(packetsOf(numbers(0, 40), numbers(0, 40), megabyte));
    expect(given.at(-1)?.end).toBeCloseTo(23 * 0.04, 9);
    // Fragments of four frames count as long as the last of them is ahead.
    await videoSegmenter.playAt(0.4);
    expect(given.at(-1)?.end).toBeCloseTo((8 + 23) * 0.04, 9);
    await videoSegmenter.playAt(100);
    expect(given.at(-1)?.end).toBeCloseTo(1.6, 9);
    await add(packetsOf([40], [40], 25 * megabyte));
    expect(given.at(-1)?.end).toBeCloseTo(1.64, 9);
  });

  test('begins a seek at the key frame before, with an init segment', async () => {
    const { feed: videoSegmenter, add, given, finished } = open();
    await add(packetsOf(numbers(0, 50), [0, 20, 40]));
    await videoSegmenter.complete();
    given.length = 0;
    await videoSegmenter.seek(39 * 0.04);
    expect(given[0]?.inits).toBe(1);
    expect(shownIn(given)).toEqual(numbers(20, 50));
    expect(finished()).toBe(2);
    given.length = 0;
    await videoSegmenter.seek(0);
    expect(shownIn(given)).toEqual(numbers(0, 50));
  });

  test('leaves out what cannot be decoded after a seek', async () => {
    const { feed: videoSegmenter, add, given } = open();
    const shown = [0, 1, 4, 2, 3, 5, 6];
    await add(packetsOf(shown, [0, 4]));
    expect(shownIn(given)).toEqual(shown);
    given.length = 0;
    await videoSegmenter.seek(5 * 0.04);
    expect(shownIn(given)).toEqual([4, 5, 6]);
  });

  test('begins with the first key frame', async () => {
    const { add, given } = open();
    await add(packetsOf([0, 1, 2, 3], [2]));
    expect(shownIn(given)).toEqual([2, 3]);
  });

  test('gives another init segment where the configuration changes', async () => {
    const { add, given } = open();
    const vp9 = { ...config, codec: 'vp09.00.21.08' };
    await add(packetsOf([0, 1], [0]));
    await add(packetsOf([2, 3], [2]), { ...config });
    await add(packetsOf([4, 5], [4]), vp9);
    await add(packetsOf([6, 7], [6]), { ...config, width: 320 });
    expect(given.map(({ inits }) => inits)).toEqual([1, 0, 1, 1]);
    expect(given[2]?.mimeType).toBe('video/mp4; codecs="vp09.00.21.08"');
    expect(shownIn(given)).toEqual(numbers(0, 8));
  });

  test('reads what was laid away, byte for byte', async () => {
    const { archive: packetStore, feed: videoSegmenter, add, given } = open();
    const packets = packetsOf(numbers(0, 250), [0, 25, 50, 75, 100, 125, 150, 175, 200, 225], 50_000);
    await add(packets);
    expect(packetStore.pieces.map(({ held }) => held instanceof Blob)).toEqual([true, true, false]);
    given.length = 0;
    await videoSegmenter.seek(1.99);
    expect(shownIn(given)).toEqual(numbers(25, 250));
    const bytes = given.flatMap(({ fragments }) => fragments.map((each) => each.bytes));
    expect(bytes.reduce((sum, { length }) => sum + length, 0)).toBe(225 * 50_000);
    expect(bytes.flatMap((each) => numbers(0, each.length / 50_000).map((i) => each[i * 50_000]))).toEqual(
      numbers(25, 250),
    );
  });

  test('goes on at the place of a seek that came while it was reading', async () => {
    const { feed: videoSegmenter, add, given } = open();
    await add(packetsOf(numbers(0, 250), [0, 100, 200], 50_000));
    given.length = 0;
    const seeks = [videoSegmenter.seek(0), videoSegmenter.seek(4), videoSegmenter.seek(8)];
    await Promise.all(seeks);
    expect(shownIn(given)).toEqual(numbers(200, 250));
  });
});
