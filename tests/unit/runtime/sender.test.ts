import { expect, test } from 'vitest';
import { batchYields, creditWindow, waitingBytes, type YieldsMessage } from '../../../src/protocol';
import { Payload } from '../../../src/runtime/encode';
import { YieldSender } from '../../../src/runtime/sender';

const sending = () => {
  const posted: number[] = [];
  const sender = new YieldSender(1, (message) => void posted.push((message as YieldsMessage).count));
  const add = (count: number, bytes = 0) => {
    for (let i = 0; i < count; i++) {
      const payload = new Payload();
      payload.bytes = bytes;
      sender.add(['x'], payload);
    }
  };
  return { sender, posted, add };
};

/** A sender without credit. */
const waiting = () => {
  const made = sending();
  for (let i = 0; i < creditWindow; i++) {
    made.add(1);
    made.sender.flush();
  }
  expect(made.sender.isWaiting).toBe(true);
  return made;
};

test('the first yields go one by one, so that none waits for the next', () => {
  const { sender, posted, add } = sending();
  add(1);
  expect(sender.full).toBe(true);
  sender.flush();
  expect(posted).toEqual([1]);
});

test('a batch that waits for the page takes what comes meanwhile, within bounds', () => {
  const { sender, posted, add } = waiting();
  add(batchYields - 1);
  expect(sender.full).toBe(false);
  add(1);
  expect(sender.full).toBe(true);
  sender.acknowledge();
  expect(posted).toEqual([1, 1, batchYields]);
});

test('media does not gather while it waits', () => {
  const { sender } = waiting();
  const payload = new Payload();
  payload.transfers.push(new ArrayBuffer(8));
  sender.add(['x'], payload);
  expect(sender.full).toBe(true);
});

test('long text gathers within a bound', () => {
  const { sender, add } = waiting();
  add(1, waitingBytes);
  expect(sender.full).toBe(true);
});
