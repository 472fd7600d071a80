import * as v from 'valibot';
import {
  type ControlResponse,
  incomingSchema,
  type Kind,
  type Location,
  parsePlace,
  type Slot,
  slotSchema,
  type WorkerMessage,
  type YieldsMessage,
} from '../protocol';
import type { LeftOut } from './issue';

/** A worker broke the protocol. Its run ends, and nothing of the message reaches a component. */
export class ProtocolViolation extends Error {
  override name = 'ProtocolViolation';
  constructor(
    message: string,
    /** Where the author yielded the refused value. */
    readonly at?: Location,
    /** A more detailed sentence, if there is one. The code that writes it is loaded on demand. */
    readonly sentence: Promise<string> | string = message,
  ) {
    super(message);
  }
}

/** Reads one message from a worker. Everything from the sandbox comes through here. */
export const readMessage = (data: unknown): WorkerMessage | ControlResponse => {
  const read = v.safeParse(incomingSchema, data);
  if (read.success) return read.output;
  throw new ProtocolViolation(
    'The generator sent a message that is none of Yieldcast’s. To show something, yield it; postMessage is not needed.',
  );
};

/** The error for messages out of order or of unknown runs: only forged ones are. */
export const outOfOrder = () =>
  new ProtocolViolation('The generator sent yields out of order. They are refused, and the run is ended.');

/** Checks the batches of one run: order, number of values, and each value against its output's schema. */
export class BatchReader {
  readonly #kinds: readonly Kind[];
  readonly #tell: (leftOut: LeftOut) => void;
  readonly #told = new Set<number>();
  readonly #slots: v.GenericSchema<unknown, Slot>[];
  #sequence = 0;
  #yields = 0;

  constructor(kinds: readonly Kind[], tell: (leftOut: LeftOut) => void = () => {}) {
    this.#kinds = kinds;
    this.#tell = tell;
    this.#slots = kinds.map(slotSchema);
  }

  /** Number of yields read so far. */
  get yields(): number {
    return this.#yields;
  }

  /**
   * The batch's slots, parsed by their schemas.
   *
   * @throws ProtocolViolation if the batch is out of order or does not fit the outputs.
   */
  read({ sequence, first, count, values, at }: YieldsMessage): Slot[] {
    const width = this.#slots.length;
    if (sequence !== this.#sequence || first !== this.#yields || count === 0 || values.length !== count * width) {
      throw outOfOrder();
    }
    this.#sequence++;
    this.#yields += count;
    return values.map((value, i) => {
      const read = v.safeParse(this.#slots[i % width] as v.GenericSchema<unknown, Slot>, value);
      const kind = () => this.#kinds[i % width] as Kind;
      if (read.success) {
        const given = propertiesOf(value);
        // A misspelt name is no reason to end a run. Report it once: a loop yields the same update again and again.
        if (given && keysOf(given) > keysOf(propertiesOf(read.output)) && !this.#told.has(i % width)) {
          this.#told.add(i % width);
          this.#tell({ kind: kind(), given, at: parsePlace(at) });
        }
        return read.output;
      }
      throw refusalOf(value, kind(), {
        which: `${width > 1 ? `Value ${(i % width) + 1} of yield` : 'Yield'} ${first + Math.floor(i / width) + 1}`,
        at: parsePlace(at),
      });
    });
  }
}

const keysOf = (object: object = {}) => Object.keys(object).length;

const propertiesOf = (slot: unknown) => (slot as { properties?: object } | null)?.properties;

const refusalOf = (value: unknown, kind: Kind, { which, at }: { which: string; at: Location | undefined }) => {
  const say = (wrong = '') =>
    `${which} is nothing that its output can show${wrong}. It is refused, and the run is ended.`;
  const sentence = import('./issue').then(({ wrongOf }) => say(`: ${wrongOf(value, kind)}`)).catch(() => say());
  return new ProtocolViolation(say(), at, sentence);
};
