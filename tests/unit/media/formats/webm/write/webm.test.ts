import { BufferSource, EncodedPacketSink, Input, WEBM } from 'mediabunny';
import { describe, expect, test } from 'vitest';
import { vp8Description } from '../../../../../../src/media/worker/codecs/vp9';
import { ebmlElements, ebmlHead, ebmlUnsigned } from '../../../../../../src/media/worker/formats/webm/ebml';
import { clusters, type Frame, initSegment } from '../../../../../../src/media/worker/formats/webm/write';

const timescale = 360_000;
const config = { codec: 'vp8', width: 322, height: 180, description: vp8Description(322, 180) };

/** Frames of this rate, of which every twelfth is a key frame: their bytes are their number, as often as it says. */
const framesOf = (count: number, fps: number, from = 0): Frame[] =>
  Array.from({ length: count }, (_, i) => {
    const timeOf = (number: number) => from + Math.round((number * timescale) / fps);
    const data = new Uint8Array(1 + i).fill(i);
    return { data, timestamp: timeOf(i), duration: timeOf(i + 1) - timeOf(i), isKey: i % 12 === 0 };
  });

const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

/** What mediabunny reads of a file. */
const read = async (bytes: Uint8Array<ArrayBuffer>) => {
  const track = await new Input({ formats: [WEBM], source: new BufferSource(bytes) }).getPrimaryVideoTrack();
  if (!track) throw new Error('There is no video.');
  const frames: Frame[] = [];
  for await (const { data, timestamp, duration, type } of new EncodedPacketSink(track).packets()) {
    const ticks = (seconds: number) => Math.round(seconds * timescale);
    const begin = ticks(timestamp);
    frames.push({ data, timestamp: begin, duration: ticks(timestamp + duration) - begin, isKey: type === 'key' });
  }
  return { track, frames };
};

/** The times at which the clusters of some bytes begin, and how many blocks each has. */
const clustersIn = (bytes: Uint8Array) =>
  [...ebmlElements(bytes)].map(({ body }) => {
    const [first, ...blocks] = [...ebmlElements(body)];
    return { time: ebmlUnsigned(first?.body ?? new Uint8Array(0)), blocks: blocks.length };
  });

describe('A WebM stream', () => {
  test('tells its codec and its size, and that it has no end', async () => {
    const init = initSegment(config);
    const [header, segment] = [...ebmlElements(init)];
    expect([header?.id, segment?.id]).toEqual([0x1a45dfa3, 0x18538067]);
    expect(ebmlHead(init, 8 + (header?.body.length ?? 0))?.size).toBeUndefined();
    const { track } = await read(joined(init, clusters(framesOf(2, 30), timescale)));
    expect(await track.getCodec()).toBe('vp8');
    expect([await track.getCodedWidth(), await track.getCodedHeight()]).toEqual([322, 180]);
    expect(await track.getColorSpace()).toEqual({});
  });

  test('tells colours where they are known', async () => {
    const description = Uint8Array.of(1, 0, 0, 0, 0, 10, 0x83, 1, 13, 6, 0, 0);
    const init = initSegment({ ...config, description });
    const { track } = await read(joined(init, clusters(framesOf(2, 30), timescale)));
    expect(await track.getColorSpace()).toEqual({
      primaries: 'bt709',
      transfer: 'iec61966-2-1',
      matrix: 'smpte170m',
      fullRange: true,
    });
  });

  test.each([30, 24_000 / 1001, 60, 7, 0.5])('keeps every frame and every time at %d frames a second', async (fps) => {
    const frames = framesOf(40, fps);
    const parts = [0, 13, 26].map((from) => clusters(frames.slice(from, from + 13), timescale));
    const rest = clusters(frames.slice(39), timescale);
    expect((await read(joined(initSegment(config), ...parts, rest))).frames).toEqual(frames);
  });

  test('counts from its first frame on, hours into a stream', async () => {
    const hours = 30 * 3600 * timescale;
    const frames = framesOf(4, 30, hours);
    const bytes = clusters(frames, timescale);
    expect(clustersIn(bytes)[0]?.time).toBe(30 * 3600 * 1e6);
    expect((await read(joined(initSegment(config), bytes))).frames).toEqual(frames);
  });

  test('begins a cluster where a block’s time has no room in the one before', () => {
    expect(clustersIn(clusters(framesOf(6, 250), timescale))).toEqual([{ time: 0, blocks: 6 }]);
    const wide = clustersIn(clusters(framesOf(20, 250), timescale));
    expect(wide).toEqual([
      { time: 0, blocks: 9 },
      { time: 36_000, blocks: 9 },
      { time: 72_000, blocks: 2 },
    ]);
  });

  test('of a frame that is shown for less than a tick is one of a tick', async () => {
    const [frame] = framesOf(1, 30) as [Frame];
    const { frames } = await read(joined(initSegment(config), clusters([{ ...frame, duration: 0 }], timescale)));
    expect(frames).toHaveLength(1);
  });
});
