import { type AnyComponent, interruptSleeps, isUpdate, skip } from '../api/internal';
import {
  type ChatMessageWire,
  type EventData,
  type Location,
  nextTurn,
  type Outcome,
  type RunRequest,
  type Slot,
  type Track,
  textKinds,
  type WireValue,
} from '../protocol';
import { within } from './current';
import { decode } from './decode';
import { defineUpdate } from './describe';
import { chatSlot, encode, nameOf, Parcel, Refusal } from './encode';
import { faultOf } from './fault';
import { type Post, YieldSender } from './sender';
import { forgetYield, notedPlaceOf, placeOfYield } from './yieldPlace';

type Iterating = Iterator<unknown> | AsyncIterator<unknown>;

/** A text shorter than this is sent whole: to compare it costs more than to send it. */
const appendFrom = 64;

export type Listener = {
  fn: (...inputs: unknown[]) => unknown;
  inputs: readonly AnyComponent[];
  outputs: readonly AnyComponent[];
  /** Tells which inputs have the same result. */
  cacheKey?: ((...inputs: unknown[]) => unknown) | undefined;
};

/** What `fn` is given: the inputs as their components read them, then the event's data. */
const argumentsOf = async ({ inputs }: Listener, values: readonly WireValue[], event: EventData | undefined) => [
  ...(await Promise.all(inputs.map((component, i) => decode(values[i] ?? null, component)))),
  ...(event ? [event] : []),
];

/** What an author's `key` function makes of the inputs. */
export const cacheKeyOf = async (listener: Listener, values: readonly WireValue[], event: EventData | undefined) =>
  listener.cacheKey?.(...(await argumentsOf(listener, values, event)));

/** One call of a listener's function, from its inputs to its last yield. */
export class Run {
  readonly #listener: Listener;
  readonly #sender: YieldSender;
  readonly #texts: (string | undefined)[] = [];
  readonly #chats: (ChatMessageWire[] | undefined)[] = [];
  #iterating: Iterating | undefined;
  #stopped = false;
  /** Its loops, outermost first. */
  readonly tracks: Track[] = [];
  /** Where the author yielded what was refused. */
  #refusedAt: Location | undefined;

  constructor(
    readonly id: number,
    listener: Listener,
    post: Post,
  ) {
    this.#listener = listener;
    this.#sender = new YieldSender(id, post);
  }

  acknowledge() {
    this.#sender.acknowledge();
  }

  get total(): number {
    return this.#sender.total;
  }

  /** Calls the function and sends what it makes; resolves with how it ended, when its last batch has gone. */
  async drive({ inputs, event }: Pick<RunRequest, 'inputs' | 'event'>): Promise<Outcome> {
    forgetYield();
    const outcome = await this.#drive(inputs, event).catch((thrown): Outcome => {
      const fault = faultOf(thrown);
      return { type: 'failed', fault: this.#refusedAt ? { ...fault, at: this.#refusedAt } : fault };
    });
    await this.#sender.flushed();
    return this.#stopped ? { type: 'stopped' } : outcome;
  }

  /** Ends the run early: pending sleeps reject, `return()` is called, `finally` blocks run. */
  stop() {
    if (this.#stopped) return;
    this.#stopped = true;
    interruptSleeps(this, new DOMException('The run was stopped.', 'AbortError'));
    // An async generator queues this behind its pending step; a plain one is closed by the loop, between two steps.
    if (this.#iterating && Symbol.asyncIterator in this.#iterating) {
      Promise.resolve(this.#iterating.return?.(undefined)).catch(() => {});
    }
  }

  async #drive(inputs: readonly WireValue[], event: EventData | undefined): Promise<Outcome> {
    const given = await argumentsOf(this.#listener, inputs, event);
    if (this.#stopped) return { type: 'stopped' };
    let made = within(this, () => this.#listener.fn(...given));
    if (isPromise(made)) made = await made;
    const iterating = iterate(made);
    if (iterating) await this.#iterate(iterating);
    else if (!this.#stopped && (made !== undefined || this.#listener.outputs.length > 0))
      this.#yield(made, 'the result');
    return { type: 'done' };
  }

  async #iterate(iterating: Iterating) {
    this.#iterating = iterating;
    for (let count = 1; ; count++) {
      const next: unknown = within(this, () => iterating.next());
      const step = (isPromise(next) ? await next : next) as IteratorResult<unknown>;
      if (this.#stopped) break;
      if (step.done) {
        if (step.value !== undefined) this.#take(step.value, 'its return value');
        return;
      }
      try {
        this.#take(step.value, `yield ${count}`);
      } catch (refusal) {
        await this.#close(iterating);
        throw refusal;
      }
      if (!this.#sender.full) {
        if (isPromise(next)) this.#sender.flushAfterTurn();
        continue;
      }
      await this.#sender.flushed();
      // Lets Stop and acknowledgements in, should the generator never wait for anything itself.
      await nextTurn();
      if (this.#stopped) break;
    }
    await this.#close(iterating);
  }

  /** Runs the generator's `finally` blocks; what they yield or throw no longer matters. */
  async #close(iterating: Iterating) {
    try {
      await iterating.return?.(undefined);
    } catch {
      // The reason why the run ended comes first.
    }
  }

  /** What a generator gave. Should it be refused, no stack tells where: the generator is suspended. Its note does. */
  #take(value: unknown, which: string) {
    try {
      this.#yield(value, which);
    } catch (thrown) {
      if (thrown instanceof Refusal) this.#refusedAt = placeOfYield(value);
      throw thrown;
    } finally {
      forgetYield();
    }
  }

  #yield(value: unknown, which: string) {
    const { outputs } = this.#listener;
    const parcel = new Parcel();
    if (outputs.length === 0) return this.#sender.add([], parcel);
    const at = notedPlaceOf(value);
    this.#sender.add(
      outputs.length === 1 ? [this.#slot(value, 0, which, parcel)] : this.#slots(value, which, parcel),
      parcel,
      at,
    );
  }

  #slots(value: unknown, which: string, parcel: Parcel): Slot[] {
    const { outputs } = this.#listener;
    if (value === skip) return outputs.map(() => ({ slot: 'skip' }));
    if (!Array.isArray(value)) {
      throw new Refusal(
        `There are ${outputs.length} outputs, so each yield is an array of ${outputs.length}; ${which} is ${nameOf(value)}.`,
      );
    }
    if (value.length !== outputs.length) {
      throw new Refusal(
        `There are ${outputs.length} outputs, but ${which} has ${value.length} ${value.length === 1 ? 'value' : 'values'}. Use yc.skip for an output that stays as it is.`,
      );
    }
    return value.map((each, i) => this.#slot(each, i, which, parcel));
  }

  #slot(value: unknown, i: number, which: string, parcel: Parcel): Slot {
    if (value === skip) return { slot: 'skip' };
    const output = this.#listener.outputs[i] as AnyComponent;
    try {
      if (isUpdate(value)) {
        const update = defineUpdate(value.properties, output, parcel);
        if ('value' in update) this.#texts[i] = this.#chats[i] = undefined;
        return { slot: 'update', properties: update };
      }
      const wire = encode(value, output, parcel);
      if (output.kind === 'chatbot') return this.#chat(wire as ChatMessageWire[] | null, i, parcel);
      return textKinds.has(output.kind) ? this.#text(wire as string | null, i, parcel) : wire;
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      throw new Refusal(
        `${which[0]?.toUpperCase()}${which.slice(1)} does not fit the output “${output.properties.label ?? output.kind}”: ${thrown.message}.`,
      );
    }
  }

  /** A conversation that goes on from the last one is sent as what it goes on with. */
  #chat(messages: ChatMessageWire[] | null, i: number, parcel: Parcel): Slot {
    const last = this.#chats[i];
    this.#chats[i] = messages ?? undefined;
    return messages && chatSlot(last, messages, parcel);
  }

  /** A text that begins with the last one is sent as its tail: text that grows costs what it grows by. */
  #text(text: string | null, i: number, parcel: Parcel): Slot {
    const last = this.#texts[i];
    this.#texts[i] = text ?? undefined;
    if (text === null || last === undefined || last.length < appendFrom || !text.startsWith(last)) return text;
    parcel.bytes -= last.length;
    return { slot: 'append', text: text.slice(last.length) };
  }
}

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';

/** The iterator behind a generator or an async iterable (a ReadableStream, say); nothing for plain values. */
const iterate = (made: unknown): Iterating | undefined => {
  if (typeof made !== 'object' || made === null) return undefined;
  const object = made as {
    next?: unknown;
    [Symbol.asyncIterator]?: () => AsyncIterator<unknown>;
    [Symbol.iterator]?: unknown;
  };
  if (typeof object[Symbol.asyncIterator] === 'function') return object[Symbol.asyncIterator]?.();
  return typeof object.next === 'function' && typeof object[Symbol.iterator] === 'function'
    ? (made as Iterator<unknown>)
    : undefined;
};
