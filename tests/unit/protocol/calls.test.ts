import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerCall, type Calls, createCalls } from '../../../src/protocol';

const methods = {
  add: (a: number, b: number) => a + b,
  later: async (text: string) => text,
  fail: (): number => {
    throw new RangeError('too far');
  },
  uncopied: () => () => 1,
  lengthOf: (buffer: ArrayBuffer) => buffer.byteLength,
};

let page: MessagePort;
let calls: Calls<typeof methods>;
beforeEach(() => {
  const { port1, port2 } = new MessageChannel();
  page = port1;
  calls = createCalls(
    (call, transfers) => port1.postMessage(call, transfers),
    (thrown) => new Error(`there: ${thrown}`),
  );
  port1.onmessage = ({ data }) => calls.take(data);
  port2.onmessage = ({ data }) => void answerCall(methods, data, (answer) => port2.postMessage(answer), String);
});
afterEach(() => page.close());

test('each call resolves with what its own method returned', async () => {
  expect(await Promise.all([calls.call('later', ['late']), calls.call('add', [1, 2])])).toEqual(['late', 3]);
});

test('a call rejects with what its method threw', async () => {
  await expect(calls.call('fail', [])).rejects.toThrow('there: RangeError: too far');
});

test('a call rejects if what its method returned cannot be copied', async () => {
  await expect(calls.call('uncopied', [])).rejects.toThrow('there: DataCloneError');
});

test('what is given may be handed over', async () => {
  const buffer = new ArrayBuffer(8);
  expect(await calls.call('lengthOf', [buffer], [buffer])).toBe(8);
  expect(buffer.byteLength).toBe(0);
});

test('an answer to no call, and a second one, are passed over', async () => {
  calls.take({ type: 'threw', id: 99, thrown: 'x' });
  const sum = calls.call('add', [1, 2]);
  calls.take({ type: 'returned', id: 1, value: 7 });
  expect(await sum).toBe(7);
  expect(await calls.call('add', [2, 2])).toBe(4);
});
