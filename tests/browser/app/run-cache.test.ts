import { expect, test } from 'vitest';
import { results } from '../../../src/app/kept-results';
import { createRunCache } from '../../../src/app/run-cache';
import type { KeptRun, Run } from '../../../src/host';
import { Recorder } from '../../../src/host/record';
import type { AppDescription, ListenerDescription, Program, Slot } from '../../../src/protocol';

const program: Program = { entry: 'main.js', modules: { 'main.js': 'data:text/javascript,' }, remote: [] };

/** A cache of an app with one listener. */
const open = (options: Partial<NonNullable<ListenerDescription['cache']>> = {}, identity = crypto.randomUUID()) => {
  const listener = { outputs: [0], cache: { pace: false, keyed: false, ...options } } as unknown as ListenerDescription;
  const description = { components: [], listeners: [listener], layout: {} } as unknown as AppDescription;
  const told: string[] = [];
  const origin = { identity, base: location.href, files: [] };
  const cache = createRunCache(
    description,
    origin,
    (text) => told.push(text),
    async () => [],
  );
  let id = 0;
  /** A run of these inputs: what it found, or its yields, which are kept. */
  const run = async (inputs: unknown[], ...yields: Slot[]) => {
    const run = {
      id: ++id,
      request: { listener: 0, depth: 0 },
      listener,
      recorder: new Recorder(id),
    } as unknown as Run;
    const found = await cache.find(run, [inputs, undefined], program);
    if (!found) {
      for (const slot of yields) cache.yields(run, [slot]);
      cache.end(run, 'done', false);
    }
    return found && (await textsOf(found));
  };
  const kept = () => results.list(identity);
  const write = async () => (await kept())[0]?.entry.write;
  /** Until another result has taken the place of the only one. */
  const untilOther = (before: string | undefined) =>
    expect.poll(async () => [undefined, before].includes(await write())).toBe(false);
  return { run, kept, write, untilOther, told, identity };
};

const textsOf = async ({ pieces }: KeptRun) => (await Array.fromAsync(pieces)).flat().flatMap(({ slots }) => slots);

test('what a device streams cannot be compared: a sentence once, and the run goes on uncached', async () => {
  const { run, kept, told } = open();
  for (let i = 0; i < 3; i++) {
    const picture = new OffscreenCanvas(8, 8);
    picture.getContext('2d');
    const input = new VideoFrame(picture, { timestamp: i });
    expect(await run([{ as: 'frame', frame: input }], 'seen')).toBeUndefined();
    input.close();
  }
  expect(told).toEqual([
    'Results are not kept: what the run was given cannot be compared with what another was given.',
  ]);
  expect(await kept()).toEqual([]);
});

test('a result over its bound, or of frames that cannot be stored, is not kept: a sentence once', async () => {
  const { run, kept, told } = open({ maxBytes: 100 });
  expect(await run([1], 'x'.repeat(60), 'x'.repeat(60))).toBeUndefined();
  expect(await run([1], 'x'.repeat(60), 'x'.repeat(60))).toBeUndefined();
  const picture = new OffscreenCanvas(8, 8);
  picture.getContext('2d');
  const yielded = new VideoFrame(picture, { timestamp: 0 });
  expect(await run([2], { as: 'frame', frame: yielded } as Slot)).toBeUndefined();
  yielded.close();
  expect(told).toEqual(['This result is not kept: it is too large, or holds what cannot be stored.']);
  expect(await run([3], 'short')).toBeUndefined();
  await expect.poll(async () => (await kept()).length).toBe(1);
  expect(await run([3], 'short')).toEqual(['short']);
});

test('a result of a clock that was ahead is used, unless its age counts', async () => {
  const { run, kept, write, untilOther, identity } = open();
  const aged = open({ maxAge: 3600 }, identity);
  await run([1], 'at first');
  await expect.poll(async () => (await kept()).length).toBe(1);
  const { now } = Date;
  try {
    Date.now = () => now() - 86_400_000;
    expect(await run([1])).toEqual(['at first']);
    // Nobody can tell how old it is.
    const before = await write();
    expect(await aged.run([1], 'anew')).toBeUndefined();
    await untilOther(before);
    expect(await aged.run([1])).toEqual(['anew']);
  } finally {
    Date.now = now;
  }
  // The clock is right again: it is a day old.
  expect(await aged.run([1], 'later')).toBeUndefined();
});

test('a kept result that is damaged is removed, and what is computed in its place is kept', async () => {
  const { run, kept, write, untilOther, identity } = open();
  await run([1], 'kept');
  await expect.poll(async () => (await kept()).length).toBe(1);
  const listener = { outputs: [0], cache: { pace: false, keyed: false } } as unknown as ListenerDescription;
  const description = { components: [], listeners: [listener], layout: {} } as unknown as AppDescription;
  const cache = createRunCache(
    description,
    { identity, base: '', files: [] },
    () => {},
    async () => [],
  );
  const again = { id: 9, request: { listener: 0 }, listener, recorder: new Recorder(9) } as unknown as Run;
  const before = await write();
  const found = await cache.find(again, [[1], undefined], program);
  found?.drop();
  cache.yields(again, ['computed']);
  cache.end(again, 'done', false);
  await untilOther(before);
  expect(await run([1])).toEqual(['computed']);
});
