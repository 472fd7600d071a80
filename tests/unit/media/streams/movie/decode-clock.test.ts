import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PacketTable } from '../../../../../src/media/worker/store/packet-table';
import { DecodeClock } from '../../../../../src/media/worker/streams/movie/video-segments';
import { frame, packetsOf } from '../../tools/packets';

/** When each packet is decoded, in frames. */
const times = (shown: readonly number[], keys: readonly number[], clock = new DecodeClock()) => {
  const table = new PacketTable();
  for (const packet of packetsOf(shown, keys)) table.push(packet);
  return shown.map((_, row) => clock.take(table, row) / frame);
};

test('frames are decoded at the times of showing, sorted', () => {
  expect(times([0, 1, 2, 3], [0])).toEqual([0, 1, 2, 3]);
  expect(times([0, 4, 2, 1, 3, 8, 6, 5, 7], [0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('frames that are shown before a key frame, and decoded after it, do not shift what follows', () => {
  expect(times([0, 1, 4, 2, 3, 7, 5, 6], [0, 4, 7])).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('begins at the key frame’s time, less that of frames shown before it', () => {
  expect(times([30, 31, 32], [30])).toEqual([30, 31, 32]);
  expect(times([32, 30, 31, 33], [32])).toEqual([30, 31, 32, 33]);
  expect(times([1, 0, 2], [1])).toEqual([0, 1, 2]);
});

test('a hole, or a step back, is followed at a key frame', () => {
  expect(times([0, 1, 50, 51], [0, 50])).toEqual([0, 1, 50, 51]);
  expect(times([50, 51, 0, 1], [50, 0])).toEqual([50, 51, 0, 1]);
});

test('a few frames that are missing are not', () => {
  expect(times([0, 1, 4, 5], [0, 4])).toEqual([0, 1, 2, 3]);
});

test('does not depend on what is known of the packets to come', () => {
  const group = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7], { minLength: 7 });
  fc.assert(
    fc.property(group, (rest) => {
      const shown = [0, ...rest];
      const clock = new DecodeClock();
      const table = new PacketTable();
      const one = packetsOf(shown, [0]).map((packet, row) => {
        table.push(packet);
        return clock.take(table, row) / frame;
      });
      expect(one).toEqual(times(shown, [0]));
      expect(one).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    }),
  );
});
