import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Sandbox } from '../../../src/host/sandbox';
import type { Acknowledgement, BlobContents, Kind } from '../../../src/protocol';
import { programOf, workerOf } from '../runtime/pair';

/** A page's sandbox, and a worker that says whatever a test has it say. */
const createForger = () => {
  const { port1, port2 } = new MessageChannel();
  const worker = workerOf(port1);
  const sandbox = new Sandbox(worker);
  const received: unknown[] = [];
  port2.addEventListener('message', (event) => received.push(event.data));
  port2.start();
  const seen: unknown[] = [];
  const died = new Promise<string>((resolve) => {
    sandbox.events = {
      yields: (_run, slots) => {
        seen.push(...slots);
        return [];
      },
      end: () => {},
      log: () => {},
      uncaught: () => {},
      progress: () => {},
      alert: () => {},
      ask: async () => undefined,
      died: resolve,
    };
  });
  return {
    sandbox,
    seen,
    died,
    received,
    say: (message: unknown, transfers: Transferable[] = []) => port2.postMessage(message, transfers),
  };
};

let forger: ReturnType<typeof createForger>;
beforeEach(() => {
  forger = createForger();
});
afterEach(() => forger.sandbox.terminate());

const yields = (values: unknown[], over: object = {}) => ({
  type: 'yields',
  run: 1,
  sequence: 0,
  first: 0,
  count: values.length,
  values,
  ...over,
});
const start = (kinds: Kind[] = ['number']) => forger.sandbox.start({ run: 1, listener: 0, inputs: [] }, kinds);

const forged: [string, unknown][] = [
  ['text', 'hello'],
  ['null', null],
  ['an unknown type', { type: 'evil' }],
  ['a batch with a property too many', { ...yields([1]), extra: 1 }],
  ['a batch of a run that is not on', yields([1], { run: 99 })],
  ['a batch out of order', yields([1], { sequence: 5 })],
  ['a batch that miscounts', yields([1], { count: 2 })],
  ['a batch that claims earlier yields', yields([1], { first: 3 })],
  ['a value of another kind', yields(['text'])],
  ['NaN', yields([Number.NaN])],
  ['an end of a run that is not on', { type: 'end', run: 99, yields: 0, outcome: { type: 'done' } }],
  ['an end that miscounts', { type: 'end', run: 1, yields: 5, outcome: { type: 'done' } }],
  ['a question for what is no Blob', { type: 'readBlob', blob: 'blob:null/1', as: 'bytes' }],
  [
    'a call to the page, as Comlink makes them',
    { id: 'x', type: 'APPLY', path: ['constructor', 'constructor'], argumentList: [] },
  ],
  ['a Comlink answer with a proxy in it', { id: 'x', type: 'HANDLER', name: 'proxy', value: 1 }],
  [
    'a Comlink error with an own __proto__',
    {
      id: 'x',
      type: 'HANDLER',
      name: 'throw',
      value: { isError: true, value: JSON.parse('{"message":"","name":"","__proto__":{}}') },
    },
  ],
];

test.each(forged)('%s ends the worker and reaches nothing', async (_name, message) => {
  start();
  forger.say(message);
  expect(await forger.died).toMatch(/\.$/);
  expect(forger.seen).toEqual([]);
  expect(forger.sandbox.dead).toBe(true);
});

test.each([
  ['that does not exist', { onclick: 'x' }],
  ['called __proto__', JSON.parse('{"__proto__": {"label": "x"}}')],
  ['called constructor', { constructor: { prototype: {} } }],
])('an update of a property %s reaches the page without it', async (_name, properties) => {
  start();
  forger.say(yields([{ slot: 'update', properties }]));
  await expect.poll(() => forger.seen).toHaveLength(1);
  const [slot] = forger.seen as { properties: object }[];
  expect(Reflect.ownKeys(slot?.properties ?? { none: 1 })).toEqual([]);
  expect(Object.getPrototypeOf(slot?.properties)).toBe(Object.prototype);
  expect(forger.sandbox.dead).toBe(false);
});

test('prototypes are left alone', async () => {
  start(['json']);
  forger.say(yields([JSON.stringify(JSON.parse('{"__proto__": {"polluted": true}}'))]));
  await expect.poll(() => forger.seen.length).toBe(1);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('a second start of the worker is refused', async () => {
  forger.say({ type: 'ready' });
  await forger.sandbox.ready;
  forger.say({ type: 'ready' });
  expect(await forger.died).toContain('started twice');
});

test('a flood of yields that minds no credits is ended', async () => {
  start();
  for (let i = 0; i < 5000; i++) forger.say(yields([i], { sequence: i, first: i }));
  expect(await forger.died).toContain('flooded');
  expect(forger.seen.length).toBeLessThan(200);
});

describe('a worker that cannot read Blobs', () => {
  const answers = () => forger.received.filter((each) => (each as BlobContents).type === 'blobContents');

  test('is told what one holds', async () => {
    forger.say({ type: 'readBlob', blob: new Blob(['held']), as: 'bytes' });
    await expect.poll(answers).toHaveLength(1);
    expect(new TextDecoder().decode((answers() as BlobContents[])[0]?.contents as ArrayBuffer)).toBe('held');
  });

  test('is told of one that is no image', async () => {
    forger.say({ type: 'readBlob', blob: new Blob(['held']), as: 'bitmap' });
    await expect.poll(answers).toEqual([{ type: 'blobContents', contents: null }]);
  });

  test('is ended when it asks for a second one before the answer', async () => {
    const held = vi.spyOn(Blob.prototype, 'arrayBuffer').mockReturnValue(new Promise(() => {}));
    onTestFinished(() => held.mockRestore());
    const ask = { type: 'readBlob', blob: new Blob(['held']), as: 'bytes' };
    forger.say(ask);
    forger.say(ask);
    expect(await forger.died).toContain('several files at once');
  });

  test('may ask for one after the other', async () => {
    for (let i = 1; i <= 3; i++) {
      forger.say({ type: 'readBlob', blob: new Blob([]), as: 'bytes' });
      await expect.poll(answers).toHaveLength(i);
    }
    expect(forger.sandbox.dead).toBe(false);
  });
});

test('a worker that closes itself is told at once, and why', async () => {
  forger.say({ type: 'closed' });
  expect(await forger.died).toContain('close()');
});

test('a batch that the page fails to take is acknowledged all the same', async () => {
  const silent = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => silent.mockRestore());
  let takes = 0;
  if (forger.sandbox.events) {
    forger.sandbox.events.yields = () => {
      if (takes++ > 0) return Promise.reject(new Error('no stream'));
      throw new RangeError('too deep');
    };
  }
  start();
  const acknowledged = () => forger.received.filter((each) => (each as Acknowledgement).type === 'acknowledge').length;
  forger.say(yields([1]));
  await expect.poll(acknowledged).toBe(1);
  forger.say(yields([1], { sequence: 1, first: 1 }));
  await expect.poll(acknowledged).toBe(2);
});

test('each batch is acknowledged, with the buffers that are free', async () => {
  const free = new ArrayBuffer(8);
  if (forger.sandbox.events) forger.sandbox.events.yields = () => [free];
  start();
  forger.say(yields([1]));
  const acknowledged = () => forger.received.find((each) => (each as Acknowledgement).type === 'acknowledge');
  await expect.poll(acknowledged).toMatchObject({ of: 'yields', run: 1, sequence: 0 });
  expect((acknowledged() as Acknowledgement).buffers[0]?.byteLength).toBe(8);
  expect(free.byteLength).toBe(0);
});

describe('a worker that dies', () => {
  test('rejects what is pending, before it was ready', async () => {
    const loading = forger.sandbox.load(programOf(''));
    forger.sandbox.terminate();
    await expect(loading).rejects.toThrow('terminated');
  });

  test('rejects what is pending, after it was ready', async () => {
    forger.say({ type: 'ready' });
    await forger.sandbox.ready;
    const loading = forger.sandbox.load(programOf(''));
    forger.say('junk');
    await expect(loading).rejects.toThrow('terminated');
  });
});

test('an app that does not hold together is refused with the path', async () => {
  forger.say({ type: 'ready' });
  await forger.sandbox.ready;
  const loading = forger.sandbox.load(programOf(''));
  await expect.poll(() => forger.received.length).toBeGreaterThan(0);
  const { id } = forger.received[0] as { id: string };
  const app = { components: [{ id: 0, kind: 'number', value: 'x', properties: {} }], listeners: [], layout: {} };
  forger.say({ id, type: 'RAW', value: app });
  await expect(loading).rejects.toThrow(/^The app cannot be shown: the number has a value that it cannot take\.$/);
});
