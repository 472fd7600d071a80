import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppModel } from '../../../src/app/app-model';
import { answer } from '../../../src/app/asked';
import { savedOrigin } from '../../../src/app/published-origin';
import type { SketchOrigin } from '../../../src/app/sketch-origin';
import type { Program } from '../../../src/protocol';

vi.stubGlobal('location', new URL('https://site.test/app/'));
vi.stubGlobal('document', { baseURI: 'https://site.test/app/' });

const asked: { hosts: string; decide(allowed: boolean): void }[] = [];
vi.mock('../../../src/app/remote/Prompt', () => ({
  askPerson: (hosts: string) => new Promise<boolean>((decide) => asked.push({ hosts, decide })),
}));

/** The workers that the page has started, in their order. */
class FakeWorker {
  static made: FakeWorker[] = [];
  sent: { type: string; call?: number }[] = [];
  ended = false;
  onmessage: (event: { data: unknown }) => void = () => {};
  constructor() {
    FakeWorker.made.push(this);
  }
  postMessage(message: FakeWorker['sent'][number]) {
    this.sent.push(message);
  }
  terminate() {
    this.ended = true;
  }
  say(event: object, more: object = {}) {
    this.onmessage({ data: { call: 0, weight: 1, event, ...more } });
  }
}
vi.stubGlobal('Worker', FakeWorker);

const program: Program = { entry: 'main.ts', modules: {}, remote: [] };
let origin: SketchOrigin;
let count = 0;
beforeEach(() => {
  origin = savedOrigin(`sketch ${count++}`, []);
  FakeWorker.made = [];
  asked.length = 0;
});

const ask = (question: object, of = origin) =>
  answer(
    { op: 'remote', box: 'one', ...question },
    program,
    of,
    () => {},
    { mounted: () => ({ origin }) } as unknown as AppModel,
    () => {},
  );
const open = (more: object = {}, of = origin) =>
  ask({ do: 'open', id: 0, address: 'https://example.org', endpoint: '/count', args: ['a'], ...more }, of);
const more = async (hold: number[] = [], of = origin, box = 'one') =>
  ((await ask({ do: 'more', hold, box }, of)) as { value: [number, { type: string; message?: string }][] }).value;
const worker = () => vi.waitUntil(() => FakeWorker.made.at(-1));
const prompt = () => vi.waitUntil(() => asked.at(-1));

/** Opens a call that a person allows. */
const opened = async () => {
  await open();
  (await prompt()).decide(true);
  return worker();
};

describe('a person', () => {
  test('is asked once for each host and sketch, before anything is started, and no message allows anything', async () => {
    await open();
    expect((await prompt()).hosts).toBe('example.org');
    expect(await more()).toEqual([]);
    expect(FakeWorker.made).toEqual([]);
    expect(await ask({ do: 'open', id: 1, address: 'https://example.org', args: [], allowed: true })).toHaveProperty(
      'wrong',
    );
    asked[0]?.decide(true);
    const { sent } = await worker();
    expect(sent).toEqual([
      { type: 'connect', destination: { address: 'https://example.org', isSpace: false, host: 'example.org' } },
      { type: 'call', call: 0, endpoint: '/count', args: ['a'] },
    ]);
    // Once more for the same host: it shares the worker.
    await open({ id: 1 });
    await vi.waitUntil(() => sent.length === 3);
    expect(asked).toHaveLength(1);
    // Another host, and another sketch, are asked for.
    await open({ id: 2, address: 'https://example.org:8443' });
    await vi.waitUntil(() => asked.length === 2);
    asked[1]?.decide(false);
    await open({}, savedOrigin('another', []));
    await vi.waitUntil(() => asked.length === 3);
    expect(asked.map(({ hosts }) => hosts)).toEqual(['example.org', 'example.org:8443', 'example.org']);
    asked[2]?.decide(false);
    expect(FakeWorker.made).toHaveLength(1);
  });

  test('who refuses is not asked again', async () => {
    for (const id of [0, 1]) {
      await open({ id });
      (await prompt()).decide(false);
      expect(await vi.waitUntil(async () => (await more())[0])).toEqual([
        id,
        {
          type: 'failed',
          message: 'Nobody has allowed this app to use example.org. Load the page again to be asked once more.',
        },
      ]);
    }
    expect(asked).toHaveLength(1);
    expect(FakeWorker.made).toEqual([]);
  });

  test('is asked for eight servers at most, one after the other', async () => {
    for (let id = 0; id < 10; id++) await open({ id, address: `https://host${id}.example` });
    for (let i = 0; i < 8; i++) {
      await vi.waitUntil(() => asked.length === i + 1);
      asked[i]?.decide(false);
    }
    const told: number[] = [];
    while (told.length < 10) told.push(...(await more()).map(([id]) => id));
    expect(asked).toHaveLength(8);
  });

  test('is told of a Space with the host that finds it', async () => {
    await open({ address: 'owner/space' });
    expect((await prompt()).hosts).toBe('huggingface.co, hf.space (owner/space)');
    asked[0]?.decide(false);
  });

  test.each([
    'http://example.org',
    'https://site.test/api',
    'javascript:alert(1)',
    'blob:https://site.test/x',
    'data:,x',
  ])('is not even asked for %s', async (address) => {
    await open({ address });
    expect((await vi.waitUntil(async () => (await more())[0]))?.[1].type).toBe('failed');
    expect(asked).toEqual([]);
  });
});

describe('a call', () => {
  test('tells what comes, in its order, and holds back what the sandbox has no room for', async () => {
    const { say, sent } = await opened().then((made) => ({ say: made.say.bind(made), sent: made.sent }));
    say({ type: 'started' });
    say({ type: 'values', values: [{ value: 1 }, null] }, { weight: 2 });
    expect(await more([0])).toEqual([]);
    expect((await more()).map(([id, { type }]) => [id, type])).toEqual([
      [0, 'started'],
      [0, 'values'],
    ]);
    // Only now may the worker send more.
    expect(sent.filter(({ type }) => type === 'taken')).toEqual([
      { type: 'taken', call: 0, weight: 1 },
      { type: 'taken', call: 0, weight: 2 },
    ]);
  });

  test('is another sandbox’s as little as another sketch’s', async () => {
    (await opened()).say({ type: 'started' });
    const ended = { wrong: 'This call was ended: the app was busy with something else for a minute.' };
    expect(await ask({ do: 'more', hold: [], box: 'two' })).toEqual(ended);
    expect(await ask({ do: 'more', hold: [] }, savedOrigin('another', []))).toEqual(ended);
    expect(await more()).toHaveLength(1);
  });

  test('has a number of its own, so that each one is counted and can be ended', async () => {
    const { sent } = await opened();
    expect(await open()).toEqual({ wrong: 'There is such a call already.' });
    expect(sent.filter(({ type }) => type === 'call')).toHaveLength(1);
  });

  test('that was ended leaves nothing behind, not even for one with its number', async () => {
    const { say, sent } = await opened().then((made) => ({ say: made.say.bind(made), sent: made.sent }));
    say({ type: 'values', values: [{ value: 'old' }] });
    await ask({ do: 'cancel', id: 0 });
    await open();
    await vi.waitUntil(() => sent.filter(({ type }) => type === 'call').length === 2);
    say({ type: 'values', values: [{ value: 'new' }] }, { call: 1 });
    expect(await more()).toEqual([[0, { type: 'values', values: [{ value: 'new' }] }]]);
  });

  test('is ended on the server when the sandbox ends it, or no longer asks', async () => {
    const { sent } = await opened();
    await ask({ do: 'cancel', id: 0 });
    expect(sent.at(-1)).toEqual({ type: 'cancel', call: 0 });
    vi.useFakeTimers();
    try {
      await open({ id: 1 });
      await vi.advanceTimersByTimeAsync(50_000);
      expect(sent.at(-1)).toMatchObject({ type: 'call', call: 1 });
      await vi.advanceTimersByTimeAsync(11_000);
      expect(sent.at(-1)).toEqual({ type: 'cancel', call: 1 });
      // One that only computed for long is told.
      expect(await ask({ do: 'more', hold: [] })).toEqual({
        wrong: 'This call was ended: the app was busy with something else for a minute.',
      });
    } finally {
      vi.useRealTimers();
    }
  });

  test('that broke has the next one connect anew', async () => {
    const first = await opened();
    first.say({ type: 'failed', message: 'It broke off.' }, { isBroken: true });
    expect(first.ended).toBe(true);
    expect(await more()).toEqual([[0, { type: 'failed', message: 'It broke off.' }]]);
    await open({ id: 1 });
    await vi.waitUntil(() => FakeWorker.made.length === 2);
  });

  test.each([
    ['an event of an unknown type', { type: 'eval', code: '1' }],
    ['a message that is no text', { type: 'failed', message: {} }],
    ['a message that is too long', { type: 'failed', message: 'x'.repeat(20_000) }],
    ['values that are no list', { type: 'values', values: { 0: 1 } }],
  ])('ends when the worker sends %s', async (_what, event) => {
    const made = await opened();
    made.say(event);
    expect(made.ended).toBe(true);
    expect(await more()).toEqual([
      [0, { type: 'failed', message: 'What talks to other servers did not load, or was stopped. Is the network up?' }],
    ]);
  });

  test('is one of 32 at most at once', async () => {
    await opened();
    for (let id = 1; id < 32; id++) await open({ id });
    expect(await open({ id: 32 })).toEqual({ wrong: 'At most 32 calls run at once. Await some of them first.' });
  });

  test('is of one of 40 workers at most, whatever names a sketch makes up', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, box) => more([], origin, `box ${box}`)));
    const another = { id: 1, do: 'open', address: 'https://example.org', args: [], box: 'one more' };
    expect(await ask(another)).toEqual({ wrong: 'At most 40 workers of a sketch call servers at once.' });
    expect(await ask(another, savedOrigin('another sketch', []))).toEqual({ value: undefined });
  });
});
