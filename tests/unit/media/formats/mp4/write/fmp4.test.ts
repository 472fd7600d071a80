import { describe, expect, test } from 'vitest';
import { fragment, initSegment } from '../../../../../../src/media/worker/formats/mp4/write';
import { find, parse, viewOf } from '../../../tools/boxes';

const streamInfo = Uint8Array.from({ length: 34 }, (_, i) => i + 1);
const track = { id: 1, codec: 'flac', sampleRate: 48_000, channels: 2, streamInfo } as const;

describe('An init segment', () => {
  test('has all the boxes that a fragmented file needs', () => {
    const boxes = parse(initSegment({ tracks: [track] }));
    const typesIn = (path: string) => find(boxes, path).boxes.map(({ type }) => type);
    expect(boxes.map(({ type }) => type)).toEqual(['ftyp', 'moov']);
    expect(typesIn('moov')).toEqual(['mvhd', 'trak', 'mvex']);
    expect(typesIn('moov/trak')).toEqual(['tkhd', 'mdia']);
    expect(typesIn('moov/trak/mdia')).toEqual(['mdhd', 'hdlr', 'minf']);
    expect(typesIn('moov/trak/mdia/minf')).toEqual(['smhd', 'dinf', 'stbl']);
    expect(typesIn('moov/trak/mdia/minf/stbl')).toEqual(['stsd', 'stts', 'stsc', 'stsz', 'stco']);
    expect(typesIn('moov/mvex')).toEqual(['trex']);
  });

  test('counts time in samples', () => {
    const mdhd = viewOf(find(parse(initSegment({ tracks: [track] })), 'moov/trak/mdia/mdhd'));
    expect(mdhd.getUint32(12)).toBe(48_000);
  });

  /** The sample entry of a FLAC track, and its box dfLa. */
  const entryOf = (sampleRate: number) => {
    const boxes = parse(initSegment({ tracks: [{ ...track, sampleRate }] }));
    const [entry] = parse(find(boxes, 'moov/trak/mdia/minf/stbl/stsd').content.subarray(8));
    if (entry?.type !== 'fLaC') throw new Error('The sample entry is not fLaC.');
    return { view: viewOf(entry), inside: parse(entry.content.subarray(28)) };
  };

  test('tells channels, bits, rate and the STREAMINFO block', () => {
    const { view, inside } = entryOf(48_000);
    expect([view.getUint16(16), view.getUint16(18), view.getUint32(24)]).toEqual([2, 16, 48_000 * 65_536]);
    expect(inside.map(({ type }) => type)).toEqual(['dfLa']);
    // Version and flags; the last block, of type 0 and 34 bytes.
    expect([...(inside[0]?.content ?? [])]).toEqual([0, 0, 0, 0, 0x80, 0, 0, 34, ...streamInfo]);
  });

  test('tells a rate above 65,535 Hz by its half or quarter, or by the most there is', () => {
    expect(entryOf(96_000).view.getUint16(24)).toBe(48_000);
    expect(entryOf(192_000).view.getUint16(24)).toBe(48_000);
    expect(entryOf(176_400).view.getUint16(24)).toBe(44_100);
    expect(entryOf(65_537).view.getUint16(24)).toBe(65_535);
  });

  test('numbers several tracks, and leaves room for another', () => {
    const boxes = parse(initSegment({ tracks: [track, { ...track, id: 2 }] }));
    const traks = find(boxes, 'moov').boxes.filter(({ type }) => type === 'trak');
    expect(traks.map((trak) => viewOf(find(trak.boxes, 'tkhd')).getUint32(12))).toEqual([1, 2]);
    expect(viewOf(find(boxes, 'moov/mvhd')).getUint32(96)).toBe(3);
  });
});

describe('A fragment', () => {
  const data = [Uint8Array.of(1, 2, 3), Uint8Array.of(4), Uint8Array.of(5, 6)];
  const keys = data.map((each, i) => ({ data: each, duration: 100 + i, isKey: true }));

  test('says where its samples lie, how long they last and how many bytes they have', () => {
    const bytes = fragment({ sequence: 7, trackId: 3, baseDecodeTime: 1000, samples: keys });
    const boxes = parse(bytes);
    expect(boxes.map(({ type }) => type)).toEqual(['moof', 'mdat']);
    expect(viewOf(find(boxes, 'moof/mfhd')).getUint32(4)).toBe(7);
    expect(viewOf(find(boxes, 'moof/traf/tfhd')).getUint32(4)).toBe(3);
    const trun = viewOf(find(boxes, 'moof/traf/trun'));
    expect(trun.getUint32(4)).toBe(3);
    expect([12, 16, 20, 24, 28, 32].map((at) => trun.getUint32(at))).toEqual([100, 3, 101, 1, 102, 2]);
    expect(trun.byteLength).toBe(36);
    const offset = trun.getUint32(8);
    expect([...bytes.subarray(offset)]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('begins at a time of more than 32 bits', () => {
    const boxes = parse(fragment({ sequence: 1, trackId: 1, baseDecodeTime: 2 ** 40 + 5, samples: keys }));
    const tfdt = viewOf(find(boxes, 'moof/traf/tfdt'));
    expect(tfdt.getUint8(0)).toBe(1);
    expect(tfdt.getBigUint64(4)).toBe(2n ** 40n + 5n);
  });

  test('tells of keys and of times before and after, where not all are alike', () => {
    const samples = [
      { data: Uint8Array.of(1), duration: 10, isKey: true, compositionOffset: 20 },
      { data: Uint8Array.of(2), duration: 10, isKey: false, compositionOffset: -10 },
    ];
    const box = find(parse(fragment({ sequence: 1, trackId: 1, baseDecodeTime: 0, samples })), 'moof/traf/trun');
    const trun = viewOf(box);
    // Version 1; offset of the data, and for each sample duration, size, flags and composition offset.
    expect(trun.getUint32(0)).toBe(0x01_000f01);
    const isNoSync = 0x1_0000;
    expect([trun.getUint32(20) & isNoSync, trun.getUint32(36) & isNoSync]).toEqual([0, isNoSync]);
    expect([trun.getInt32(24), trun.getInt32(40)]).toEqual([20, -10]);
  });
});
