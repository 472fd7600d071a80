import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ModelHost } from '../../../../src/runtime/models';
import { createGenerateText } from '../../../../src/runtime/text';

const file = new Uint8Array(readFileSync('workers/models/austen/austen.bin')).buffer;

let loads: number;
/** A pause is short; nobody stops what waits for longer. */
const rest = (seconds: number) => (seconds > 0 ? new Promise<void>(() => {}) : Promise.resolve());
let sleep = vi.fn(rest);

const hostWith = (give: () => Promise<Record<string, ArrayBuffer>>) =>
  ({
    files: () => {
      loads++;
      return give();
    },
    ofRun: () => (call: () => unknown) => call(),
    api: { sleep: (seconds: number) => sleep(seconds) },
  }) as unknown as ModelHost;

const host = hostWith(async () => ({ 'austen.bin': file }));
const generateText = createGenerateText(host);

beforeEach(() => {
  loads = 0;
  sleep = vi.fn(rest);
});

type Options = Parameters<typeof generateText>[1];

const pieces = async (text: string, options?: Options) => {
  const all: string[] = [];
  for await (const piece of generateText(text, options)) all.push(piece);
  return all;
};

const written = async (text: string, options?: Options) => (await pieces(text, options)).join('');

const usual = { maxTokens: 30, seed: 1 };

describe('generateText', () => {
  test('goes on with a text, piece by piece', async () => {
    const all = await pieces('It is a truth universally acknowledged', usual);
    expect(all.length).toBeGreaterThan(10);
    expect(all.join('')).toMatch(/^[ -~\n]{30,}$/);
  });

  test('writes the same for the same seed, and another text for another', async () => {
    expect(await written('Emma', usual)).toBe(await written('Emma', usual));
    expect(await written('Emma', { ...usual, seed: 2 })).not.toBe(await written('Emma', usual));
  });

  test('without a seed, each text is another', async () => {
    expect(await written('Emma', { maxTokens: 30 })).not.toBe(await written('Emma', { maxTokens: 30 }));
  });

  test('at temperature 0 and with topK 1, always writes the likeliest', async () => {
    const likeliest = await written('She was', { maxTokens: 20, temperature: 0 });
    expect(await written('She was', { maxTokens: 20, temperature: 0, seed: 7 })).toBe(likeliest);
    expect(await written('She was', { maxTokens: 20, temperature: 2, topK: 1 })).toBe(likeliest);
  });

  test('an empty text begins a chapter', async () => {
    expect(await written('', usual)).toMatch(/^["A-Z]/);
    expect(await written('   ', usual)).toBe(await written('', usual));
  });

  test('makes no second space after a text that ends with one', async () => {
    const after = await written('It was', { maxTokens: 10, temperature: 0 });
    expect(after).toMatch(/^ \S/);
    expect(await written('It was ', { maxTokens: 10, temperature: 0 })).toBe(after.slice(1));
  });

  test('leaves out characters that it has never seen, and reads accents and curly quotes as plain ones', async () => {
    expect(await written('Emma 猫🎉\u0000 was', usual)).toBe(await written('Emma was', usual));
    expect(await written('“Émma’s', usual)).toBe(await written('"Emma\'s', usual));
    expect(await written('🎉🎉', usual)).toMatch(/^["A-Z]/);
  });

  test('of a very long text, reads the end', async () => {
    const end = ` ${'It was a fine day. '.repeat(60)}Emma was`;
    expect(await written('Nothing of this counts. '.repeat(100_000) + end, usual)).toBe(await written(end, usual));
  });

  test('writes on when it has written more than it remembers', async () => {
    const all = await written('Emma', { maxTokens: 400, seed: 3 });
    expect(all.slice(-200)).toMatch(/[a-z]{2,} [a-z]{2,}/);
  });

  test('lets messages in while it reads and writes, and ends with what Stop throws there', async () => {
    vi.spyOn(performance, 'now').mockImplementation(() => clock++ * 60);
    let clock = 0;
    sleep.mockImplementationOnce(async () => {}).mockRejectedValueOnce(new DOMException('Stopped', 'AbortError'));
    await expect(written('Emma was', usual)).rejects.toThrow('Stopped');
    vi.restoreAllMocks();
  });

  test('loads the model once, and again only if that failed', async () => {
    let fail = true;
    const own = createGenerateText(
      hostWith(async () => {
        if (fail) throw new Error('The network cannot be reached.');
        return { 'austen.bin': file };
      }),
    );
    const first = async () => (await own('Emma', usual).next()).value;
    await expect(first()).rejects.toThrow('The network cannot be reached.');
    fail = false;
    expect(await first()).toBe(await first());
    expect(loads).toBe(2);
  });

  test('a file of another form is told', async () => {
    for (const wrong of [new ArrayBuffer(0), file.slice(0, 1000), file.slice(0, -1), new ArrayBuffer(1_000_000)]) {
      const own = createGenerateText(hostWith(async () => ({ 'austen.bin': wrong })));
      await expect(own('Emma').next()).rejects.toThrow('The file of the language model is damaged.');
    }
  });

  test.each([
    [[undefined], 'generateText takes a text; got undefined.'],
    [[null], 'generateText takes a text; got null.'],
    [['', { temprature: 1 }], 'generateText has no option temprature; it has maxTokens, temperature, topK, seed.'],
    [['', { temperature: 3 }], 'The temperature of generateText is a number from 0 to 2; got 3.'],
    [['', { temperature: Number.NaN }], 'The temperature of generateText is a number from 0 to 2; got NaN.'],
    [['', { maxTokens: 0 }], 'The maxTokens of generateText is a whole number from 1 to 10,000; got 0.'],
    [['', { topK: 1.5 }], 'The topK of generateText is a whole number from 1 to 10,000; got 1.5.'],
    [['', { seed: -1 }], 'The seed of generateText is a whole number, 0 or more; got -1.'],
  ])('%j is refused at the call', (parameters, sentence) => {
    expect(() => generateText(...(parameters as [string]))).toThrow(sentence);
  });
});
