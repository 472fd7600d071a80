import type { Lent } from './lent';
import type { Lifted, Place } from './lifted';
import { type SentError, sentOf } from './sent-error';

/** What a worker is sent: first which function to call, then its items, one after the other. */
export type ToWorker =
  | { type: 'call'; place: Pick<Place, 'file' | 'key'>; captured: Record<string, unknown> }
  | { type: 'item'; number: number; item: unknown; index: number };

/** What it answers to an item. */
export type FromWorker =
  | { type: 'result'; number: number; value: unknown }
  | { type: 'failed'; number: number; error: SentError };

type Scope = {
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
  postMessage(answer: FromWorker, transfers: Transferable[]): void;
};

/**
 * Calls the function for the items that come, in a worker that was started for this. Returns the `yc.transfer` of such a
 * worker, which spares results a copy.
 */
export const serveItems = (lent: Lent, lifted: Lifted, scope: Scope) => {
  // Bound now: user code may replace what it finds on the scope.
  const post = scope.postMessage.bind(scope);
  const { transfer } = lent.api;
  const given = new WeakSet<object>();
  let fn: Promise<(item: unknown, index: number) => unknown>;

  const answer = async ({ number, item, index }: Extract<ToWorker, { type: 'item' }>) => {
    try {
      const result = await (await fn)(item, index);
      const transfers: Transferable[] = [];
      const value = sendable(result, given, transfers);
      try {
        post({ type: 'result', number, value }, transfers);
      } catch (thrown) {
        throw new TypeError(
          `The result, ${lent.describeValue(result)}, cannot be copied from one core to another: ${(thrown as Error).message}`,
        );
      }
    } catch (thrown) {
      post({ type: 'failed', number, error: sentOf(thrown, lent) }, []);
    }
  };

  scope.addEventListener('message', ({ data }) => {
    if (data?.type === 'call') {
      fn = lifted.make(lent.program.modules, data.place as Place, data.captured);
      // It is told with the first item.
      fn.catch(() => {});
    } else if (data?.type === 'item') void answer(data);
  });

  return (value: Parameters<typeof transfer>[0]) => {
    const held = 'data' in value ? value.data : value;
    given.add(ArrayBuffer.isView(held) ? held.buffer : held);
    return transfer(value);
  };
};

const handedOver = ['ImageBitmap', 'VideoFrame', 'AudioData', 'MessagePort', 'ReadableStream'];
const classes = globalThis as unknown as Record<string, (new () => unknown) | undefined>;
const isA = (value: object, name: string) => classes[name] !== undefined && value instanceof classes[name];

/** Objects within objects deeper than this are copied. */
const deepest = 4;

/**
 * A result as it is sent: a canvas as its picture, since no engine copies one. What can only be handed over is, and so are
 * the buffers that the author gave away.
 */
const sendable = (value: unknown, given: WeakSet<object>, transfers: Transferable[], depth = 0): unknown => {
  if (typeof value !== 'object' || value === null || depth > deepest) return value;
  const add = (thing: Transferable) => {
    if (!transfers.includes(thing)) transfers.push(thing);
  };
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    const held = ArrayBuffer.isView(value) ? value.buffer : value;
    if (given.has(held)) add(held as ArrayBuffer);
    return value;
  }
  if (isA(value, 'OffscreenCanvas')) {
    const bitmap = (value as OffscreenCanvas).transferToImageBitmap();
    add(bitmap);
    return bitmap;
  }
  if (handedOver.some((name) => isA(value, name))) {
    add(value as Transferable);
    return value;
  }
  if (Array.isArray(value)) {
    // Rows of numbers are as many as they like.
    if (typeof value[0] !== 'object') return value;
    return value.map((each) => sendable(each, given, transfers, depth + 1));
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, sendable(each, given, transfers, depth + 1)]),
  );
};
