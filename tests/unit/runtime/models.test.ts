import tools from 'virtual:generator-cache';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { modelModuleUrl } from '../../../src/protocol';
import { createPair, programOf } from './pair';

let pair: ReturnType<typeof createPair>;
beforeEach(() => {
  pair = createPair();
});
afterEach(() => pair.close());

/** A realm imports an address once; each test wants the module anew. */
const moduleUrl = () => `${modelModuleUrl('yieldcast/vision')}//${Math.random()}`;

type Asked = { op: string; names?: string[] };

/** A module of the site in place of the real one: it gives the text of its model. */
const code = `export const open = (host) => ({ detect: async () => {
  const { 'a.bin': bytes, 'b.js': code } = await host.files('objects');
  return [new TextDecoder().decode(bytes), (await host.importCode(code)).answer, typeof host.api.sleep];
} });`;
const files = { 'a.bin': new Blob(['weights']), 'b.js': new Blob(['export const answer = 42;']) };

const start = async (fn: string, answer: (asked: Asked) => unknown, told: unknown[] = []) => {
  const ask = async (asked: unknown) => {
    const { op, names } = asked as Asked;
    if (op === 'models' && names?.[0] === 'yieldcast/vision')
      return { value: { files: { 'vision.js': new Blob([code]) } } };
    return answer(asked as Asked);
  };
  const source = `import { detect } from "${moduleUrl()}";
    export default yc.Interface({ outputs: yc.JSON(), fn: ${fn} }); // ${Math.random()}`;
  pair.sandbox.events = { ask, progress: () => {} } as never;
  await pair.sandbox.load({ ...programOf(source), extras: { cache: tools } });
  return pair.start(['json'], [], { ask, progress: (_run, tracks) => void told.push(tracks[0]) });
};

test('a module has its code with the program, and its model at the first call, with the progress in megabytes', async () => {
  const told: unknown[] = [];
  const asked: Asked[] = [];
  const answers = [{ value: { loaded: 1_234_567, total: 4_000_000, about: 'Detector, MIT' } }, { value: { files } }];
  const { ended } = await start(
    // What is told of progress is collected for 50 ms.
    'async function* () { yield await detect(); await yc.sleep(0.1); }',
    (each) => {
      asked.push(each);
      return answers.shift();
    },
    told,
  );
  const { rows, outcome } = await ended;
  expect(outcome).toEqual({ type: 'done' });
  expect(JSON.parse(String(rows.flat()[0]))).toEqual(['weights', 42, 'function']);
  expect(asked.map(({ op, names }) => [op, names])).toEqual([
    ['models', ['objects']],
    ['more', undefined],
  ]);
  expect(told).toContainEqual({ done: 1.2, total: 4, unit: 'MB', description: 'Detector, MIT' });
  // The bar goes when it is there.
  expect(told.at(-1)).toBeUndefined();
});

test('Stop ends the loading on both sides', async () => {
  const asked: string[] = [];
  const run = await start(
    'async function* () { try { yield await detect(); } finally { yield "over"; } }',
    ({ op }) => {
      asked.push(op);
      if (asked.length === 2) pair.sandbox.stop(run.id);
      return { value: op === 'cancel' ? undefined : { loaded: asked.length, total: 100 } };
    },
  );
  expect((await run.ended).outcome).toEqual({ type: 'stopped' });
  await expect.poll(() => asked.at(-1)).toBe('cancel');
});

test('what is wrong with a model is the run’s error, and the next call asks again', async () => {
  const answers = [{ wrong: 'It came damaged.' }, { value: { files } }];
  const { ended } = await start(
    `async function* () {
      yield await detect().catch((thrown) => [thrown.name, thrown.message]);
      yield await detect();
    }`,
    () => answers.shift(),
  );
  const { rows } = await ended;
  expect(rows.flat().map((each) => JSON.parse(String(each)))).toEqual([
    ['Error', 'It came damaged.'],
    ['weights', 42, 'function'],
  ]);
});

test('a module whose code cannot be loaded is told of when the program is', async () => {
  const ask = async () => ({ wrong: 'The file vision.js could not be loaded.' });
  pair.sandbox.events = { ask } as never;
  const program = programOf(`import { detect } from "${moduleUrl()}"; detect; // ${Math.random()}`);
  await expect(pair.sandbox.load({ ...program, extras: { cache: tools } })).rejects.toThrow('vision.js');
});
