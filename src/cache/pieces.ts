import type { RecordedBatch } from '../protocol';

/**
 * Bytes of a piece, which is one record of the database. The writing thread copies a record in one go: 2 MB take 6 ms,
 * 16 MB took 60 ms. The first piece is small, so that it can be shown while the others are still being read.
 */
const pieceSize = 2_000_000;
const firstSize = 200_000;

type Piece = { batches: RecordedBatch[]; bytes: number };

/** Splits a run's yields into pieces. A batch that does not fit is split across several. */
export const inPieces = (batches: readonly RecordedBatch[], bytesOfYield: number): Piece[] => {
  const pieces: Piece[] = [];
  for (const { at, count, slots } of batches) {
    const width = slots.length / count;
    for (let from = 0; from < count; ) {
      let last = pieces.at(-1);
      const room = () => (pieces.length === 1 ? firstSize : pieceSize) - (last?.bytes ?? 0);
      // A piece holds at least one yield, so a large yield gets a piece of its own.
      if (!last || (last.bytes > 0 && room() < bytesOfYield)) {
        last = { batches: [], bytes: 0 };
        pieces.push(last);
      }
      const taken = Math.min(count - from, Math.max(1, Math.floor(room() / Math.max(1, bytesOfYield))));
      last.batches.push({ at, count: taken, slots: slots.slice(from * width, (from + taken) * width) });
      last.bytes += Math.round(taken * bytesOfYield);
      from += taken;
    }
  }
  return pieces;
};

/** Was this made by {@link inPieces}? The yielded values are checked elsewhere, by code that knows what is allowed. */
export const isPiece = (value: unknown): value is RecordedBatch[] => Array.isArray(value) && value.every(isBatch);

const isBatch = (value: unknown): boolean => {
  const { at, count, slots } = (value ?? {}) as Partial<RecordedBatch>;
  return (
    typeof at === 'number' &&
    at >= 0 &&
    Number.isSafeInteger(count) &&
    (count as number) > 0 &&
    Array.isArray(slots) &&
    slots.length >= (count as number) &&
    slots.length % (count as number) === 0
  );
};
