import { describe, expect, test } from 'vitest';
import { parameterSets } from '../../../../src/media/worker/codecs/parameter-sets';
import { type VideoPacket, videoTimescale } from '../../../../src/media/worker/codecs/video-packet';
import { saveMovie } from '../../../../src/media/worker/save/movie';
import { PacketStore } from '../../../../src/media/worker/store/packet-store';
import { SoundStore } from '../../../../src/media/worker/store/sound-store';
import { find, parse, viewOf } from '../tools/boxes';
import { config, frame, numbers, packetsOf } from '../tools/packets';

type Added = readonly [packets: readonly VideoPacket[], of?: typeof config];

const save = async (...chunks: Added[]) => {
  const video = new PacketStore();
  for (const [packets, of = config] of chunks) video.append(of, packets);
  const file = new Uint8Array(await (await saveMovie(video, new SoundStore())).arrayBuffer());
  // What follows is `mdat`, whose size has 64 bits.
  const view = new DataView(file.buffer);
  const end = view.getUint32(0) + view.getUint32(view.getUint32(0));
  expect(Number(view.getBigUint64(end + 8))).toBe(file.length - end);
  return { file, moov: find(parse(file.subarray(0, end)), 'moov') };
};

/** Numbers of a table from a byte on. */
const table = (moov: ReturnType<typeof parse>[number], type: string, from = 8) => {
  const view = viewOf(find(moov.boxes, `trak/mdia/minf/stbl/${type}`));
  return numbers(0, (view.byteLength - from) / 4).map((i) => view.getInt32(from + i * 4));
};

describe('A saved movie', () => {
  test('tells when frames are decoded and shown, and where decoding can begin', async () => {
    const { moov } = await save([packetsOf([0, 3, 1, 2, 4, 5], [0, 4])]);
    expect(table(moov, 'stts')).toEqual([6, frame]);
    expect(table(moov, 'ctts')).toEqual([1, 0, 1, 2 * frame, 2, -frame, 2, 0]);
    expect(table(moov, 'stss')).toEqual([1, 5]);
    expect(viewOf(find(moov.boxes, 'mvhd')).getUint32(16)).toBe(240);
    expect(moov.boxes.map(({ type }) => type)).toEqual(['mvhd', 'trak']);
  });

  test('begins later where its video does', async () => {
    const { moov } = await save([packetsOf([25, 26], [25])]);
    const elst = viewOf(find(parse(find(moov.boxes, 'trak/edts').content), 'elst'));
    expect([elst.getUint32(4), Number(elst.getBigUint64(8)), elst.getBigInt64(16)]).toEqual([2, 1000, -1n]);
    expect([Number(elst.getBigUint64(28)), elst.getBigInt64(36)]).toEqual([80, 0n]);
  });

  test('has room for a day', async () => {
    const day = 24 * 60 * 60;
    const [packet] = packetsOf([0], [0]) as [VideoPacket];
    const { moov } = await save([[packet, { ...packet, timestamp: day * videoTimescale }]]);
    const mdhd = viewOf(find(moov.boxes, 'trak/mdia/mdhd'));
    expect(mdhd.getUint8(0)).toBe(1);
    expect(Number(mdhd.getBigUint64(24))).toBe(day * videoTimescale + frame);
  });

  test('has the parameter sets in each key frame where they differ', async () => {
    const small = {
      ...config,
      width: 320,
      description: Uint8Array.from(config.description, (b) => (b === 0x99 ? 0x77 : b)),
    };
    const { file, moov } = await save([packetsOf([0, 1], [0])], [packetsOf([2, 3], [2]), small]);
    const sets = [0, 0, 0, 1, 0x67, 0, 0, 0, 2, 0x68];
    expect([...parameterSets(config)]).toEqual([...sets, 0x99]);
    expect(table(moov, 'stsz', 12)).toEqual([14, 3, 14, 3]);
    const offsets = table(moov, 'co64');
    const at = (chunk: number, length: number) => [
      ...file.subarray(offsets[chunk * 2 + 1] as number, (offsets[chunk * 2 + 1] as number) + length),
    ];
    expect(at(0, 17)).toEqual([...sets, 0x99, 0, 0, 0, 1, 1, 1]);
    expect(at(1, 17)).toEqual([...sets, 0x77, 2, 2, 2, 3, 3, 3]);
    const [entry] = parse(find(moov.boxes, 'trak/mdia/minf/stbl/stsd').content.subarray(8));
    expect(entry?.type).toBe('avc3');
  });

  test('is turned as its frames are, and refused where some are turned otherwise', async () => {
    const turned = { ...config, rotation: 90 } as const;
    const { moov } = await save([packetsOf([0, 1], [0]), turned]);
    const tkhd = viewOf(find(moov.boxes, 'trak/tkhd'));
    expect([tkhd.getInt32(40), tkhd.getInt32(44), tkhd.getInt32(52)]).toEqual([0, 65_536, -65_536]);
    await expect(save([packetsOf([0], [0])], [packetsOf([50], [50]), turned])).rejects.toThrow(
      'The stream goes from frames turned by 0° to frames turned by 90° at 2.0 s, and one MP4 holds a single turn',
    );
  });

  test('of two codecs is refused, with where they change', async () => {
    const vp9 = { ...config, codec: 'vp09.00.21.08' };
    await expect(save([packetsOf([0], [0])], [packetsOf([50], [50]), vp9])).rejects.toThrow(
      'The stream goes from avc1.42e01f to vp09.00.21.08 at 2.0 s, and one MP4 holds a single codec',
    );
  });
});

test('parameter sets of HEVC are found in their arrays; other codecs have none', () => {
  const head = new Uint8Array(22);
  head[21] = 3;
  const description = Uint8Array.of(...head, 2, 0x20, 0, 1, 0, 2, 8, 9, 0x21, 0, 2, 0, 1, 5, 0, 1, 6);
  expect([...parameterSets({ ...config, codec: 'hvc1.1.6.L93.B0', description })]).toEqual([
    ...[0, 0, 0, 2, 8, 9],
    ...[0, 0, 0, 1, 5],
    ...[0, 0, 0, 1, 6],
  ]);
  expect(parameterSets({ ...config, codec: 'vp09.00.21.08' })).toHaveLength(0);
});
