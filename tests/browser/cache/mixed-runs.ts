import { openResults } from '../../../src/cache';
import type { RecordedBatch, RecordedRun } from '../../../src/protocol';

/** A result whose every yield tells whose it is, of some pieces. */
export const resultOf = (key: string, version: string, yields: number): RecordedRun & { seconds: number } => ({
  batches: Array.from({ length: yields }, (_, i) => ({
    at: i,
    count: 1,
    slots: [`${key}, ${version}, ${i} of ${yields}`, { as: 'bytes', bytes: new Uint8Array(300_000).fill(i).buffer }],
  })),
  yields,
  bytes: yields * 300_000,
  seconds: 1,
});

/** Is it one whole result of that key? */
export const isWhole = (key: string, run: RecordedRun): boolean => {
  const [, version] = String(run.batches[0]?.slots[0]).split(', ');
  return run.batches.every(({ slots: [text, file] }, i) => {
    const { bytes } = file as { bytes: ArrayBuffer };
    const sum = new Uint8Array(bytes).every((byte) => byte === i);
    return text === `${key}, ${version}, ${i} of ${run.batches.length}` && bytes.byteLength === 300_000 && sum;
  });
};

/** Reads a result as a run does; `undefined` if the other page has removed or replaced it meanwhile. */
const readQuickly = async (store: ReturnType<typeof openResults>, key: string): Promise<RecordedRun | undefined> => {
  const opened = await store.openQuickly('me', key);
  if (!opened) return undefined;
  const { yields, bytes } = opened.entry;
  const batches: RecordedBatch[] = [];
  try {
    for await (const piece of opened.pieces) batches.push(...piece);
  } catch {
    return undefined;
  }
  return { batches, yields, bytes };
};

/** Looks keys up, and writes those that are not there, as runs do; removes leftovers now and then. */
export const mixedRuns = async (path: string, name: string, count: number) => {
  const store = openResults(path);
  const told = { hits: 0, wrong: 0, failed: 0 };
  for (let i = 0; i < count; i++) {
    const key = `key ${Math.floor(Math.random() * 12)}`;
    try {
      const kept = i % 2 === 0 ? (await store.read('me', key))?.run : await readQuickly(store, key);
      if (kept) {
        told.hits++;
        if (!isWhole(key, kept)) told.wrong++;
      }
      if (!kept || i % 7 === 0) {
        const run = resultOf(key, `${name} ${i}`, 1 + Math.floor(Math.random() * 3));
        await store.write('me', key, run, { maxEntries: 8, maxBytes: 1e8 }, async () => {});
      }
      if (i % 50 === 0) await store.sweep();
    } catch {
      told.failed++;
    }
  }
  return told;
};
