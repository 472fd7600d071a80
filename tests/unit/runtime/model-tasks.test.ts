import { expect, test } from 'vitest';
import { sleep } from '../../../src/api';
import { interruptSleeps } from '../../../src/api/internal';
import { createOfRun, type ModelHost, openOnce, taskOf } from '../../../src/runtime/models';
import { addRun, currentRun, type RunContext, removeRun, runIn } from '../../../src/runtime/run-context';

const host = { ofRun: createOfRun(currentRun, runIn), api: { sleep } } as unknown as ModelHost;
const stopped = () => new DOMException('The run was stopped.', 'AbortError');

const begin = (id: number) => {
  const run: RunContext = { id, tracks: [], fail: () => {} };
  addRun(run);
  return {
    call: <T>(fn: () => T) => runIn(run, fn),
    stop: () => interruptSleeps(run, stopped()),
    end: () => removeRun(run),
  };
};

/** Something that takes until it is told, and that the stop of its run ends. */
const openings = () => {
  const finish: ((value: string) => void)[] = [];
  const open = () =>
    Promise.race([new Promise<string>((resolve) => finish.push(resolve)), sleep(1000).then(() => 'too late')]);
  return { open, finish };
};

test('what one run loads is loaded on by another that waits for it, when the first is stopped', async () => {
  const [a, b] = [begin(1), begin(2)];
  const { open, finish } = openings();
  const opened = openOnce(host, open);
  const first = a.call(() => opened());
  const second = b.call(() => opened());
  a.stop();
  await expect(first).rejects.toThrow('The run was stopped.');
  await expect.poll(() => finish.length).toBe(2);
  finish[1]?.('there');
  expect(await second).toBe('there');
  // From now on it is there for all.
  expect(await opened()).toBe('there');
  expect(finish.length).toBe(2);
  a.end();
  b.end();
});

test('the stop of a run that only waits leaves the others waiting', async () => {
  const [a, b] = [begin(1), begin(2)];
  const { open, finish } = openings();
  const opened = openOnce(host, open);
  const first = a.call(() => opened());
  const second = b.call(() => opened());
  b.stop();
  await expect(second).rejects.toThrow('The run was stopped.');
  finish[0]?.('there');
  expect(await first).toBe('there');
  expect(finish.length).toBe(1);
  a.end();
  b.end();
});

test('a task is part of its run also after an await, whatever runs beside it', async () => {
  const [a, b] = [begin(1), begin(2)];
  const task = a.call(() => taskOf(host));
  await Promise.resolve();
  // Code that resumes by itself would count as part of the latest run.
  const waits = task.stoppable(new Promise(() => {}));
  b.stop();
  expect(task.isStopped()).toBe(false);
  a.stop();
  await expect(waits).rejects.toThrow('The run was stopped.');
  expect(task.isStopped()).toBe(true);
  a.end();
  b.end();
});

test('after a failure the next call tries again, and so it does when what was opened is forgotten', async () => {
  let count = 0;
  const opened = openOnce(host, async () => {
    count++;
    if (count === 1) throw new Error('The network is down.');
    return count;
  });
  await expect(opened()).rejects.toThrow('The network is down.');
  expect(await opened()).toBe(2);
  expect(await opened()).toBe(2);
  opened.forget();
  expect(await opened()).toBe(3);
});
