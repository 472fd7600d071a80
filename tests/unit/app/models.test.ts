import { createHash } from 'node:crypto';
import models from 'virtual:models';
import { beforeEach, expect, test, vi } from 'vitest';
import { loadModels } from '../../../src/app/models/load-models';

vi.stubGlobal('location', new URL('https://site.test/app/'));

const whole = new TextEncoder().encode('the weights');
const sha256 = createHash('sha256').update(whole).digest('hex');
const url = 'https://site.test/app/models/weights-1.bin';
const known = {
  detector: { title: 'Detector', licence: 'MIT', files: [{ name: 'weights.bin', url, bytes: whole.length, sha256 }] },
};

const kept = new Map<string, Blob>();
let asked: RequestInit[] = [];
let served: () => Response | Promise<Response>;

beforeEach(() => {
  kept.clear();
  asked = [];
  served = () => new Response(whole);
  vi.stubGlobal('fetch', async (_url: string, options: RequestInit) => {
    asked.push(options);
    return served();
  });
  const cache = {
    match: async (key: string) => (kept.has(key) ? new Response(kept.get(key)) : undefined),
    put: async (key: string, response: Response) => void kept.set(key, await response.blob()),
    delete: async (key: string) => kept.delete(key),
    keys: async () => [],
  };
  vi.stubGlobal('caches', { open: async () => cache });
});

const load = async (told: unknown[] = []) => {
  const watch = { signal: new AbortController().signal, progress: (...of: unknown[]) => void told.push(of) };
  const { files } = await loadModels(['detector'], watch, known);
  return files['weights.bin']?.text();
};

test('a model is fetched once and kept; from then on it needs no network', async () => {
  const told: unknown[] = [];
  expect(await load(told)).toBe('the weights');
  expect(told.at(-1)).toEqual([whole.length, whole.length, 'Detector, MIT']);
  served = () => Promise.reject(new TypeError('Failed to fetch'));
  expect(await load()).toBe('the weights');
  expect(asked).toHaveLength(1);
});

test('a file that comes damaged is not used, is told by its hash, and fetched anew at the next try', async () => {
  served = () => new Response('the weight?');
  const damaged = createHash('sha256').update('the weight?').digest('hex');
  await expect(load()).rejects.toThrow(
    `The file weights.bin of Detector, MIT came damaged, and was not used: its SHA-256 is ${damaged}, and has to be ${sha256}. It is fetched again at the next try.`,
  );
  expect(kept.size).toBe(0);
  served = () => new Response(whole);
  expect(await load()).toBe('the weights');
  // Not the copy that the browser itself may hold.
  expect(asked.map(({ cache }) => cache)).toEqual([undefined, 'reload']);
});

test('a copy that was damaged in the store is replaced by the site’s', async () => {
  kept.set(url, new Blob(['something else']));
  expect(await load()).toBe('the weights');
  expect(await kept.get(url)?.text()).toBe('the weights');
});

test('without a network, a model that is not kept yet is told of in a sentence', async () => {
  served = () => Promise.reject(new TypeError('Failed to fetch'));
  await expect(load()).rejects.toThrow('Load it once with a network; from then on it works without.');
  served = () => new Response('', { status: 404 });
  await expect(load()).rejects.toThrow(`404 is the answer for ${url}.`);
});

test('a browser that keeps nothing uses the file all the same', async () => {
  vi.stubGlobal('caches', undefined);
  expect([await load(), await load(), asked.length]).toEqual(['the weights', 'the weights', 2]);
});

test('a sketch names models, not files: there is nothing but what is listed', async () => {
  const watch = { signal: new AbortController().signal, progress: () => {} };
  for (const name of ['constructor', '__proto__', '../index.html', 'https://site.test/app/index.html'])
    await expect(loadModels([name], watch, known)).rejects.toThrow('This site has no model');
  expect(asked).toEqual([]);
});

test('the list has the size and the hash of each file, and a name that tells versions apart', () => {
  const files = Object.values(models).flatMap((each) => each.files);
  expect(files.length).toBeGreaterThan(3);
  for (const { name, url, bytes, sha256 } of files) {
    expect(bytes, name).toBeGreaterThan(1000);
    const [stem, ending] = name.split('.');
    expect(url).toMatch(new RegExp(`/models/${stem}-${sha256.slice(0, 16)}\\.${ending}$`));
  }
});
