import type { Readable, Writable } from 'node:stream';

/** What a browser sends: the answer to a call, or an event. */
type Message = {
  id?: number;
  result?: unknown;
  error?: { message: string };
  method?: string;
  params?: unknown;
  sessionId?: string;
};

type Waiting = { resolve(result: unknown): void; reject(reason: Error): void };

/** Calls a browser by the DevTools protocol, through a pair of pipes: messages in JSON that each end with a zero byte. */
export const createDevTools = (toBrowser: Writable, fromBrowser: Readable) => {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(message: Message) => void>();
  let last = 0;
  let ended: Error | undefined;
  let pieces: Buffer[] = [];

  const take = (text: string) => {
    const message = JSON.parse(text) as Message;
    if (message.id === undefined) {
      for (const listener of listeners) listener(message);
      return;
    }
    const { resolve, reject } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    if (message.error) reject?.(new Error(message.error.message));
    else resolve?.(message.result);
  };
  fromBrowser.on('data', (data: Buffer) => {
    let start = 0;
    for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, start)) {
      pieces.push(data.subarray(start, end));
      const text = Buffer.concat(pieces).toString();
      pieces = [];
      start = end + 1;
      take(text);
    }
    if (start < data.length) pieces.push(data.subarray(start));
  });
  // A browser that ends closes its pipes; that is told once, by `end`.
  for (const pipe of [toBrowser, fromBrowser]) pipe.on('error', () => {});

  return {
    /** Calls a method, and resolves with its result. */
    call(method: string, params: object = {}, sessionId?: string): Promise<unknown> {
      return new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        const id = ++last;
        waiting.set(id, { resolve, reject });
        toBrowser.write(`${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`);
      });
    },
    /** Resolves at the next event of that name in a session. */
    next(method: string, sessionId: string): Promise<void> {
      return new Promise((resolve) => {
        const listener = (message: Message) => {
          if (message.method !== method || message.sessionId !== sessionId) return;
          listeners.delete(listener);
          resolve();
        };
        listeners.add(listener);
      });
    },
    /** Rejects all calls from now on, and those that wait. */
    end(reason: Error): void {
      ended = reason;
      for (const { reject } of waiting.values()) reject(reason);
      waiting.clear();
    },
  };
};
