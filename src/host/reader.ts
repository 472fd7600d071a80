import * as v from 'valibot';
import {
  type ControlResponse,
  incomingSchema,
  type Kind,
  type Slot,
  slotSchema,
  type WorkerMessage,
  type YieldsMessage,
} from '../protocol';

/** A worker said what no honest worker says. Its run ends; nothing of the message reaches a component. */
export class ProtocolViolation extends Error {
  override name = 'ProtocolViolation';
}

/** Reads one message from a worker: the door through which everything from the sandbox comes. */
export const readMessage = (data: unknown): WorkerMessage | ControlResponse => {
  const read = v.safeParse(incomingSchema, data);
  if (read.success) return read.output;
  throw new ProtocolViolation(
    'The generator sent a message that is none of Yieldcast’s. To show something, yield it; postMessage is not needed.',
  );
};

/** Checks the batches of one run: their order, their number of values, and each value against its output. */
export class BatchReader {
  readonly #slots: v.GenericSchema<unknown, Slot>[];
  #sequence = 0;
  #yields = 0;

  constructor(kinds: readonly Kind[]) {
    this.#slots = kinds.map(slotSchema);
  }

  /** How many yields have been read. */
  get yields(): number {
    return this.#yields;
  }

  /**
   * The batch's slots as its schemas read them.
   *
   * @throws ProtocolViolation for a batch out of order, or one that does not fit the outputs.
   */
  read({ sequence, first, count, values }: YieldsMessage): Slot[] {
    const width = this.#slots.length;
    if (sequence !== this.#sequence || first !== this.#yields || count === 0 || values.length !== count * width) {
      throw new ProtocolViolation('The generator sent yields out of order. They are refused, and the run is ended.');
    }
    this.#sequence++;
    this.#yields += count;
    return values.map((value, i) => {
      const read = v.safeParse(this.#slots[i % width] as v.GenericSchema<unknown, Slot>, value);
      if (read.success) return read.output;
      throw new ProtocolViolation(
        `Yield ${first + Math.floor(i / width) + 1} is nothing that its output can show (${read.issues[0]?.message}). It is refused, and the run is ended.`,
      );
    });
  }
}
