import { expect, onTestFinished, test, vi } from 'vitest';
import type { WorkerLike } from '../../../src/host/sandbox';
import { createSpares } from '../../../src/host/spares';
import { workerOf } from '../runtime/pair';

/** Workers that count who has ended. */
const createWorkers = () => {
  const workers: { ends: ReturnType<typeof vi.fn>; die: () => void }[] = [];
  const open = createSpares(() => {
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => port2.close());
    const ends = vi.fn(() => port1.close());
    const errors = new EventTarget();
    const worker = workerOf(port1);
    workers.push({ ends, die: () => errors.dispatchEvent(new Event('error')) });
    return {
      ...worker,
      addEventListener: (type: string, listener: (event: Event) => void) =>
        (type === 'error' ? errors : worker).addEventListener(type, listener),
      terminate: ends,
    } as WorkerLike;
  });
  return { workers, open, alive: () => workers.filter(({ ends }) => ends.mock.calls.length === 0).length };
};

test('there is a spare for each app that has none of its own yet, and one for all others together', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { alive, open } = createWorkers();
  const apps = [open(), open(), open()];
  expect(alive()).toBe(3);
  const taken = apps.map((app) => app.take());
  expect(new Set(taken).size).toBe(3);
  expect(alive()).toBe(3);
  for (const app of apps) app.warmSoon();
  vi.runAllTimers();
  expect(alive()).toBe(4);
  // Another app finds it warm, and it is replaced once that app has loaded.
  const late = open();
  expect(alive()).toBe(4);
  taken.push(late.take());
  expect(new Set(taken).size).toBe(4);
  late.warmSoon();
  vi.runAllTimers();
  expect(alive()).toBe(5);
});

test('apps that come and go leave nothing behind', () => {
  const { alive, open } = createWorkers();
  const stays = open();
  stays.take();
  for (let i = 0; i < 5; i++) {
    const app = open();
    expect(alive()).toBe(2);
    app.dispose();
  }
  for (const app of [open(), open(), open()]) app.dispose();
  expect(alive()).toBe(2);
  stays.dispose();
  // The app itself ends what it took.
  expect(alive()).toBe(1);
});

test('an app that goes before its head start is over gets no spare', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { workers, alive, open } = createWorkers();
  const app = open();
  app.take();
  app.warmSoon();
  app.dispose();
  vi.runAllTimers();
  expect(workers).toHaveLength(1);
  expect(alive()).toBe(1);
});

test('a spare that has died is not handed out', () => {
  const { workers, open } = createWorkers();
  const app = open();
  workers[0]?.die();
  expect(app.take().dead).toBe(false);
  expect(workers).toHaveLength(2);
});
