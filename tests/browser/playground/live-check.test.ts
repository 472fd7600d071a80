import { createRoot, createSignal } from 'solid-js';
import { afterEach, expect, test, vi } from 'vitest';
import type { Problem } from '../../../src/app';
import { createLiveCheck } from '../../../src/playground/live-check';

afterEach(() => vi.useRealTimers());

/** A check whose answers come when the test says so. */
const slowCheck = () => {
  const asked: { source: string; answer(problems: Problem[]): void }[] = [];
  const check = ({ source }: { source: string }) => new Promise<Problem[]>((answer) => asked.push({ source, answer }));
  return { asked, check };
};

const problem = (message: string): Problem => ({
  message,
  hint: true,
  location: { file: 'main.ts', line: 1, column: 1 },
});
const words = (marks: readonly Problem[]) => marks.map(({ message }) => message);
const settle = async () => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

test('what was found of a text that another has taken the place of is neither shown nor kept', async () => {
  vi.useFakeTimers();
  const { asked, check } = slowCheck();
  const types = slowCheck();
  const [ofRun, setOfRun] = createSignal<Problem[]>([]);
  const live = createRoot(() => createLiveCheck(check, ofRun, types.check));
  live.soon({ source: 'first' });
  asked[0]?.answer([problem('of the first')]);
  await settle();
  setOfRun([problem('of its run')]);
  expect(words(live.marks())).toEqual(['of its run', 'of the first']);

  // Another text is pasted over it while its types are still looked at.
  live.forget();
  expect(live.marks()).toEqual([]);
  live.later(() => ({ source: 'second' }));
  types.asked[0]?.answer([problem('of the first’s types')]);
  await settle();
  expect(live.marks()).toEqual([]);

  vi.advanceTimersByTime(400);
  expect(asked.map(({ source }) => source)).toEqual(['first', 'second']);
  asked[1]?.answer([problem('of the second')]);
  await settle();
  expect(words(live.marks())).toEqual(['of the second']);
});

test('a check that typing has outrun tells nothing', async () => {
  const { asked, check } = slowCheck();
  const live = createRoot(() => createLiveCheck(check, () => []));
  live.soon({ source: 'a' });
  live.later(() => ({ source: 'ab' }));
  asked[0]?.answer([problem('of a')]);
  await settle();
  expect(live.marks()).toEqual([]);
});

test('what a run reports stays, even if typing paused only just before it began', async () => {
  vi.useFakeTimers();
  const { asked, check } = slowCheck();
  const old = [problem('of the run before')];
  const [ofRun, setOfRun] = createSignal<Problem[]>(old);
  const live = createRoot(() => createLiveCheck(check, ofRun));
  live.later(() => ({ source: 'new' }));
  setOfRun([problem('of the run of the new text')]);
  vi.advanceTimersByTime(400);
  asked[0]?.answer([]);
  await settle();
  expect(words(live.marks())).toEqual(['of the run of the new text']);

  live.later(() => ({ source: 'newer' }));
  vi.advanceTimersByTime(400);
  asked[1]?.answer([]);
  await settle();
  expect(live.marks()).toEqual([]);
});
