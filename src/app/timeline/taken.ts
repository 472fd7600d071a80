import * as v from 'valibot';
import { type AppDescription, playedStreams, type Slot, slotSchema } from '../../protocol';

/**
 * Yields that arrived together. `slots` is flat, with one slot per output for each yield. `numbers` (the yields'
 * numbers, from 1) and `times` (milliseconds since the run began) have one entry per yield.
 */
export type Taken = { outputs: readonly number[]; slots: Slot[]; numbers: number[]; times: number[] };

/** What a run, and those that followed it in its chain, have yielded so far. */
export type Recording = {
  /** The first run of the chain. */
  first: number;
  taken: Taken[];
  /** How many yields arrived, and how many of them are kept. */
  yields: number;
  kept: number;
  bytes: number;
  /** Every n-th yield is kept; this is n. It is 1 as long as there is room for all. */
  every: number;
};

const isNumbers = (values: unknown): values is number[] =>
  Array.isArray(values) && values.every((value) => typeof value === 'number' && value >= 0);

/**
 * Checks what the browser kept of a run as if a worker had just sent it, so that components only get what they can
 * show. `undefined` if any part is damaged. Streams are left out.
 */
export const readTaken = (kept: readonly unknown[], description: AppDescription): Taken[] | undefined => {
  const streams = playedStreams(description);
  const schemas = description.components.map(({ kind }) => slotSchema(kind));
  const taken: Taken[] = [];
  for (const each of kept) {
    const { outputs, slots, numbers, times } = (each ?? {}) as Record<keyof Taken, unknown>;
    if (!isNumbers(outputs) || !isNumbers(numbers) || !isNumbers(times) || !Array.isArray(slots)) return undefined;
    if (numbers.length !== times.length || slots.length !== numbers.length * outputs.length) return undefined;
    if (outputs.some((id) => !schemas[id])) return undefined;
    const read: Slot[] = [];
    for (const [i, slot] of slots.entries()) {
      const id = outputs[i % outputs.length] as number;
      const passed = v.safeParse(schemas[id] as v.GenericSchema<unknown, Slot>, slot);
      if (!passed.success) return undefined;
      read.push(streams.has(id) ? { slot: 'skip' } : passed.output);
    }
    taken.push({ outputs, slots: read, numbers, times });
  }
  return taken;
};
