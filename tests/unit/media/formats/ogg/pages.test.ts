import fc from 'fast-check';
import { expect, test } from 'vitest';
import { opusSamples } from '../../../../../src/media/worker/codecs/opus';
import { OggPages } from '../../../../../src/media/worker/formats/ogg/pages';

type Page = { flags?: number; granule?: number; serial?: number; lacing: number[]; body: Uint8Array };

const pageOf = ({ flags = 0, granule = -1, serial = 1, lacing, body }: Page): Uint8Array => {
  const bytes = new Uint8Array(27 + lacing.length + body.length);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('OggS'));
  bytes[5] = flags;
  view.setBigInt64(6, BigInt(granule), true);
  view.setUint32(14, serial, true);
  bytes[26] = lacing.length;
  bytes.set(lacing, 27);
  bytes.set(body, 27 + lacing.length);
  return bytes;
};

/** Lays packets out in pages of so many segments. */
const streamOf = (packets: readonly Uint8Array[], segmentsAPage: number): Uint8Array[] => {
  const segments: { length: number; bytes: Uint8Array; from: number }[] = [];
  for (const bytes of packets) {
    for (let from = 0; from <= bytes.length; from += 255) {
      segments.push({ bytes, from, length: Math.min(255, bytes.length - from) });
    }
  }
  const pages: Uint8Array[] = [];
  for (let at = 0; at < segments.length; at += segmentsAPage) {
    const on = segments.slice(at, at + segmentsAPage);
    pages.push(
      pageOf({
        flags: ((on[0]?.from ?? 0) > 0 ? 1 : 0) + (at === 0 ? 2 : 0) + (at + segmentsAPage >= segments.length ? 4 : 0),
        granule: at,
        lacing: on.map(({ length }) => length),
        body: Uint8Array.from(on.flatMap(({ bytes, from, length }) => [...bytes.subarray(from, from + length)])),
      }),
    );
  }
  return pages;
};

const read = (pieces: readonly Uint8Array[]) => {
  const pages = new OggPages();
  const parts = pieces.flatMap((piece) => {
    pages.push(piece);
    const come = [];
    for (let page = pages.next(); page; page = pages.next()) come.push(page);
    return come;
  });
  return { pages, parts, packets: parts.flatMap(({ packets }) => packets.map((packet) => [...packet])) };
};

const packetOf = (length: number, seed = length): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 7 + seed) & 255);

const concat = (pieces: readonly Uint8Array[]): Uint8Array => Uint8Array.from(pieces.flatMap((piece) => [...piece]));

test('packets of every length come whole, however the bytes are cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.nat(20), fc.constantFrom(254, 255, 256, 510, 700)), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }),
      (lengths, segments, cuts) => {
        const packets = lengths.map((length) => packetOf(length));
        const bytes = concat(streamOf(packets, segments));
        const pieces: Uint8Array[] = [];
        for (let at = 0, cut = 0; at < bytes.length; cut++) {
          const piece = bytes.slice(at, at + (cuts[cut % cuts.length] ?? 1));
          pieces.push(piece);
          at += piece.length;
        }
        const { packets: come, pages } = read(pieces);
        expect(come).toEqual(packets.map((packet) => [...packet]));
        expect(pages.midst).toBe(false);
      },
    ),
    { numRuns: 200 },
  );
});

test('a packet is given before its page is whole, with the granule of the page', () => {
  const body = concat([packetOf(100), packetOf(50)]);
  const bytes = pageOf({ granule: 960, flags: 4, lacing: [100, 50], body });
  const { parts } = read([bytes.subarray(0, 130), bytes.subarray(130)]);
  expect(parts.map(({ packets, whole }) => [packets.length, whole])).toEqual([
    [1, false],
    [1, true],
  ]);
  expect(parts.map(({ granule, ends }) => [granule, ends])).toEqual([
    [960, true],
    [960, true],
  ]);
});

test('packets of two streams do not mix', () => {
  const [one, other] = [packetOf(300, 1), packetOf(300, 9)];
  const { packets } = read([
    pageOf({ serial: 1, lacing: [255], body: one.subarray(0, 255) }),
    pageOf({ serial: 2, lacing: [255], body: other.subarray(0, 255) }),
    pageOf({ serial: 1, flags: 1, lacing: [45], body: one.subarray(255) }),
    pageOf({ serial: 2, flags: 1, lacing: [45], body: other.subarray(255) }),
  ]);
  expect(packets).toEqual([[...one], [...other]]);
});

test('half a packet, whose other half was lost, is left out', () => {
  const { packets } = read([
    pageOf({ flags: 1, lacing: [255, 5, 3], body: concat([packetOf(260), packetOf(3)]) }),
    pageOf({ lacing: [255], body: packetOf(255) }),
    pageOf({ lacing: [4], body: packetOf(4) }),
  ]);
  expect(packets).toEqual([[...packetOf(3)], [...packetOf(4)]]);
});

test('bytes between pages are passed over', () => {
  const page = pageOf({ lacing: [4], body: packetOf(4) });
  const { packets, pages } = read([concat([page, packetOf(50), page]), packetOf(10)]);
  expect(packets).toHaveLength(2);
  expect(pages.atOther).toBe(false);
});

test('what is no page after the last one is told of', () => {
  const pages = new OggPages();
  pages.push(concat([pageOf({ flags: 6, lacing: [4], body: packetOf(4) }), Uint8Array.of(0x52, 0x49)]));
  expect(pages.next()?.whole).toBe(true);
  expect(pages.atOther).toBe(true);
  expect([...pages.rest]).toEqual([0x52, 0x49]);
});

test.each([
  ['20 ms of CELT', [0xfc], 960],
  ['2.5 ms of CELT', [0xe0], 120],
  ['60 ms of SILK', [0x18], 2880],
  ['two frames of 10 ms, hybrid', [0x61], 960],
  ['three frames of 20 ms, by a count', [0xfb, 3], 2880],
])('an Opus packet of %s has its length', (_, bytes, samples) => {
  expect(opusSamples(Uint8Array.from(bytes))).toBe(samples);
});
