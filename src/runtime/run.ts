import { type AnyComponent, interruptSleeps, isUpdate, skip } from '../api/internal';
import {
  batchPause,
  type ChatMessageWire,
  type EventData,
  type Fault,
  type Location,
  nextTurn,
  type Outcome,
  type ProgressTrack,
  type RunRequest,
  type Slot,
  textKinds,
  type WireValue,
} from '../protocol';
import { decode } from './decode';
import { defineUpdate, type Listener } from './describe';
import { chatEncoding, describeValue, encode, Payload, Refusal } from './encode';
import { faultOf, framesOf } from './fault';
import { inOwnForm } from './forms';
import { runIn } from './run-context';
import { type Post, YieldSender } from './sender';
import { forgetYield, notedPlaceOf, placeOfYield } from './yield-place';

type Iterating = Iterator<unknown> | AsyncIterator<unknown>;

/** If the previous text is shorter than this, we send the next one whole: comparing costs more than sending. */
const appendFrom = 64;

/**
 * The arguments of a function: the inputs as their components read them, then the event's data if it has a parameter for
 * that. Parameters with defaults and rest parameters do not count: they are for something else.
 */
const argumentsOf = async (
  { inputs }: Listener,
  values: readonly WireValue[],
  event: EventData | undefined,
  fn: Listener['fn'],
) => [
  ...(await Promise.all(inputs.map((component, i) => decode(values[i] ?? null, component)))),
  ...(event && fn.length > inputs.length ? [event] : []),
];

/** The result of the author's `key` function for these inputs. */
export const cacheKeyOf = async (listener: Listener, values: readonly WireValue[], event: EventData | undefined) => {
  const { cacheKey } = listener;
  return cacheKey?.(...(await argumentsOf(listener, values, event, cacheKey)));
};

/** One call of a listener's function, from its inputs to its last yield. */
export class Run {
  readonly #listener: Listener;
  readonly #sender: YieldSender;
  readonly #texts: (string | undefined)[] = [];
  readonly #chats: (ChatMessageWire[] | undefined)[] = [];
  #iterating: Iterating | undefined;
  /** Why the run ends before its code does. */
  #over: 'stopped' | 'failed' | undefined;
  readonly #failed: Promise<Outcome>;
  #fail!: (outcome: Outcome) => void;
  /** The progress of its loops, outermost first. */
  readonly tracks: ProgressTrack[] = [];
  /** Where the author yielded the value that was refused. */
  #refusedAt: Location | undefined;

  constructor(
    readonly id: number,
    listener: Listener,
    post: Post,
  ) {
    this.#listener = listener;
    this.#sender = new YieldSender(id, post);
    this.#failed = new Promise((resolve) => {
      this.#fail = resolve;
    });
  }

  acknowledge() {
    this.#sender.acknowledge();
  }

  get total(): number {
    return this.#sender.total;
  }

  /** Calls the function and sends its values; resolves with how it ended, once the last batch is posted. */
  async drive({ inputs, event }: Pick<RunRequest, 'inputs' | 'event'>): Promise<Outcome> {
    forgetYield();
    const outcome = await Promise.race([this.#drive(inputs, event), this.#failed]).catch((thrown): Outcome => {
      const fault = faultOf(thrown);
      // A refused result came from a function that has already returned.
      if (thrown instanceof Refusal && !this.#refusedAt) fault.frames = framesOf(this.#listener.at?.stack);
      // Anything that is not an error has no stack: the compiler noted where it was thrown.
      const at = this.#refusedAt ?? (fault.frames.length === 0 ? placeOfYield(thrown) : undefined);
      return { type: 'failed', fault: at ? { ...fault, at } : fault };
    });
    await this.#sender.flushed();
    return this.#over === 'stopped' ? { type: 'stopped' } : outcome;
  }

  /** Ends the run early: pending sleeps reject, `return()` is called, `finally` blocks run. */
  stop() {
    this.#end('stopped');
  }

  /** Ends the run with an uncaught error, such as one in a callback that its function may wait for forever. */
  fail(fault: Fault) {
    if (this.#over) return;
    this.#fail({ type: 'failed', fault });
    this.#end('failed');
  }

  #end(why: 'stopped' | 'failed') {
    if (this.#over) return;
    this.#over = why;
    interruptSleeps(this, interruption);
    // An async generator queues this behind its pending step; the loop closes a plain one between two steps.
    if (this.#iterating && Symbol.asyncIterator in this.#iterating) {
      Promise.resolve(this.#iterating.return?.(undefined)).catch(() => {});
    }
  }

  async #drive(inputs: readonly WireValue[], event: EventData | undefined): Promise<Outcome> {
    const given = await argumentsOf(this.#listener, inputs, event, this.#listener.fn);
    if (this.#over) return { type: 'stopped' };
    let made = runIn(this, () => this.#listener.fn(...given));
    if (isPromise(made)) made = await made;
    const iterating = iterate(made);
    if (iterating) await this.#iterate(iterating);
    else if (!this.#over && (made !== undefined || this.#listener.outputs.length > 0)) this.#yield(made, 'the result');
    return { type: 'done' };
  }

  async #iterate(iterating: Iterating) {
    this.#iterating = iterating;
    let lastTurn = performance.now();
    for (let count = 1; ; count++) {
      const next: unknown = runIn(this, () => iterating.next());
      const step = (isPromise(next) ? await next : next) as IteratorResult<unknown>;
      if (this.#over) break;
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
      if (this.#sender.full) await this.#sender.flushed();
      else if (!this.#sender.isWaiting) {
        if (isPromise(next)) this.#sender.flushAfterTurn();
        continue;
      } else if (performance.now() - lastTurn < batchPause) continue;
      // Lets Stop and acknowledgements in, even if the generator itself never waits.
      await nextTurn();
      if (this.#over) break;
      lastTurn = performance.now();
      this.#sender.resume();
    }
    await this.#close(iterating);
  }

  /** Runs the generator's `finally` blocks; what they yield or throw no longer matters. */
  async #close(iterating: Iterating) {
    try {
      await iterating.return?.(undefined);
    } catch {
      // The reason why the run ended takes precedence.
    }
  }

  /** Takes a generator's value. If it is refused, no stack shows where (the generator is suspended): its note does. */
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
    const payload = new Payload();
    if (outputs.length === 0) return this.#sender.add([], payload);
    const at = notedPlaceOf(value);
    this.#sender.add(
      outputs.length === 1 ? [this.#only(value, which, payload)] : this.#slots(value, which, payload),
      payload,
      at,
    );
  }

  /** For a single output, an array of one means its entry, unless the output accepts the array itself. */
  #only(value: unknown, which: string, payload: Payload): Slot {
    if (!Array.isArray(value) || value.length !== 1) return this.#slot(value, 0, which, payload);
    try {
      return this.#slot(value, 0, which, payload);
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      return this.#slot(value[0], 0, which, payload);
    }
  }

  #slots(value: unknown, which: string, payload: Payload): Slot[] {
    const { outputs } = this.#listener;
    if (value === skip) return outputs.map(() => ({ slot: 'skip' }));
    if (!Array.isArray(value)) {
      throw new Refusal(
        `There are ${outputs.length} outputs, so each yield is an array of ${outputs.length}; ${which} is ${describeValue(value)}.`,
      );
    }
    if (value.length !== outputs.length) {
      throw new Refusal(
        `There are ${outputs.length} outputs, but ${which} has ${value.length} ${value.length === 1 ? 'value' : 'values'}. Use yc.skip for an output that stays as it is.`,
      );
    }
    return value.map((each, i) => this.#slot(each, i, which, payload));
  }

  #slot(given: unknown, i: number, which: string, payload: Payload): Slot {
    if (given === skip) return { slot: 'skip' };
    const output = this.#listener.outputs[i] as AnyComponent;
    try {
      const value = inOwnForm(given, output);
      if (isUpdate(value)) {
        const update = defineUpdate(value.properties, output, payload);
        if ('value' in update) this.#texts[i] = this.#chats[i] = undefined;
        return { slot: 'update', properties: update };
      }
      const wire = encode(value, output, payload);
      if (output.kind === 'chatbot') return this.#chat(wire as ChatMessageWire[] | null, i, payload);
      return textKinds.has(output.kind) ? this.#text(wire as string | null, i, payload) : wire;
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      throw new Refusal(
        `${which[0]?.toUpperCase()}${which.slice(1)} does not fit the output “${output.properties.label ?? output.kind}”: ${thrown.message}.`,
      );
    }
  }

  /** A conversation that continues the previous one is sent as the difference. */
  #chat(messages: ChatMessageWire[] | null, i: number, payload: Payload): Slot {
    const last = this.#chats[i];
    this.#chats[i] = messages ?? undefined;
    return messages && chatEncoding().chatSlot(last, messages, payload);
  }

  /** A text that starts with the previous one is sent as its tail, so growing text costs only what is new. */
  #text(text: string | null, i: number, payload: Payload): Slot {
    const last = this.#texts[i];
    this.#texts[i] = text ?? undefined;
    if (text === null || last === undefined || last.length < appendFrom || !text.startsWith(last)) return text;
    payload.bytes -= last.length;
    return { slot: 'append', text: text.slice(last.length) };
  }
}

/** Sleeps reject with this when their run ends. We never report it as an uncaught error. */
export const interruption = new DOMException('The run was stopped.', 'AbortError');

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';

/** The iterator of a generator or an async iterable, such as a ReadableStream; undefined for plain values. */
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
