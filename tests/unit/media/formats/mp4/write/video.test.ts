import { describe, expect, test } from 'vitest';
import type { VideoConfig } from '../../../../../../src/media/worker/codecs/video-packet';
import { initSegment, vpConfiguration } from '../../../../../../src/media/worker/formats/mp4/write';
import { find, parse, viewOf } from '../../../tools/boxes';

const description = Uint8Array.of(1, 0x64, 0, 0x1f, 0xff, 0xe1);
const config = (codec: string, given = description): VideoConfig => ({
  codec,
  width: 640,
  height: 360,
  description: given,
});

const boxesOf = (of: VideoConfig) =>
  parse(initSegment({ tracks: [{ id: 1, codec: 'video', config: of, timescale: 360_000 }] }));

/** The sample entry of a video track, and the boxes inside. */
const entryOf = (of: VideoConfig) => {
  const [entry] = parse(find(boxesOf(of), 'moov/trak/mdia/minf/stbl/stsd').content.subarray(8));
  if (!entry) throw new Error('There is no sample entry.');
  const bytesOfVisualEntry = 78;
  return { type: entry.type, view: viewOf(entry), inside: parse(entry.content.subarray(bytesOfVisualEntry)) };
};

describe('An init segment of video', () => {
  test('tells the track’s size, time scale and kind', () => {
    const boxes = boxesOf(config('avc1.64001f'));
    const tkhd = viewOf(find(boxes, 'moov/trak/tkhd'));
    expect([tkhd.getUint32(76), tkhd.getUint32(80)]).toEqual([640 * 65_536, 360 * 65_536]);
    expect(viewOf(find(boxes, 'moov/trak/mdia/mdhd')).getUint32(12)).toBe(360_000);
    expect(String.fromCharCode(...find(boxes, 'moov/trak/mdia/hdlr').content.subarray(8, 12))).toBe('vide');
    expect(find(boxes, 'moov/trak/mdia/minf').boxes.map(({ type }) => type)).toEqual(['vmhd', 'dinf', 'stbl']);
  });

  test.each([
    [0, [1, 0, 0, 0, 1, 0, 0, 0]],
    [90, [0, 1, 0, -1, 0, 0, 360, 0]],
    [180, [-1, 0, 0, 0, -1, 0, 640, 360]],
    [270, [0, -1, 0, 1, 0, 0, 0, 640]],
  ] as const)('turns frames by %d degrees, and keeps the size before it', (rotation, matrix) => {
    const tkhd = viewOf(find(boxesOf({ ...config('avc1.64001f'), rotation }), 'moov/trak/tkhd'));
    expect(matrix.map((_, i) => tkhd.getInt32(40 + 4 * i) / 65_536)).toEqual(matrix);
    expect([tkhd.getUint32(76), tkhd.getUint32(80)]).toEqual([640 * 65_536, 360 * 65_536]);
  });

  test.each([
    ['avc1.64001f', 'avc1', 'avcC'],
    ['avc3.64001f', 'avc3', 'avcC'],
    ['hvc1.1.6.L93.B0', 'hvc1', 'hvcC'],
    ['hev1.1.6.L93.B0', 'hev1', 'hvcC'],
    ['av01.0.04M.08', 'av01', 'av1C'],
  ])('holds the description of %s', (codec, type, box) => {
    const entry = entryOf(config(codec));
    expect(entry.type).toBe(type);
    expect([entry.view.getUint16(24), entry.view.getUint16(26)]).toEqual([640, 360]);
    expect(entry.inside.map((each) => [each.type, [...each.content]])).toEqual([[box, [...description]]]);
  });

  const record = [0, 30, 0x82, 1, 1, 1, 0, 0];
  test.each([
    ['vp09.00.30.08', 'vp09', [], record],
    ['vp9', 'vp09', [], [0, 10, 0x82, 1, 1, 1, 0, 0]],
    ['vp8', 'vp08', [], [0, 10, 0x82, 1, 1, 1, 0, 0]],
    ['vp09.02.41.10.01.09.16.09.01', 'vp09', [], [2, 41, 0xa3, 9, 16, 9, 0, 0]],
    ['vp09.00.30.08', 'vp09', [7, ...record.slice(1)], [7, ...record.slice(1)]],
    ['vp09.00.30.08', 'vp09', [1, 0, 0, 0, 7, ...record.slice(1)], [7, ...record.slice(1)]],
  ])('has a full box for %s, of its string where there is no description', (codec, type, given, expected) => {
    const entry = entryOf(config(codec, Uint8Array.from(given)));
    expect(entry.type).toBe(type);
    expect(entry.inside.map((each) => [each.type, [...each.content]])).toEqual([['vpcC', [1, 0, 0, 0, ...expected]]]);
  });

  test('is refused for a codec that MP4 has no entry for', () => {
    expect(() => boxesOf(config('mp4v.20.9'))).toThrow(
      'Video of the codec "mp4v.20.9" cannot be put into MP4; H.264, HEVC, VP8, VP9 and AV1 can.',
    );
  });
});

test('a record of VP9 has eight bytes', () => {
  expect([...vpConfiguration('vp09.00.21.08')]).toEqual([0, 21, 0x82, 1, 1, 1, 0, 0]);
});
