import { afterEach, expect, test, vi } from 'vitest';
import { openSketch } from './extras-of';

const opened: { close(): void }[] = [];
afterEach(() => {
  vi.unstubAllGlobals();
  for (const pair of opened.splice(0)) pair.close();
});

/** The listener of an app that has these options. */
const listenerWith = async (options: string, method = 'yc.Button("Go").click') => {
  const pair = await openSketch(
    `const part = ${method.replace(/\.\w+$/, '')};
     export default yc.Blocks(part);
     part.${method.split('.').at(-1)}(() => {}, ${method.includes('stream') ? 'part' : 'null'}, null, ${options});`,
  );
  opened.push(pair);
  return pair.app.listeners[0];
};

test('workers let as many runs be active, each started by a trigger of its own', async () => {
  expect(await listenerWith('{ workers: 3 }')).toMatchObject({
    workers: 3,
    concurrencyLimit: 3,
    triggerMode: 'multiple',
  });
  expect(await listenerWith("{ workers: 2, concurrencyLimit: null, triggerMode: 'restart' }")).toMatchObject({
    workers: 2,
    concurrencyLimit: null,
    triggerMode: 'restart',
  });
  expect(await listenerWith('{ workers: 2 }', 'yc.Textbox().change')).toMatchObject({ triggerMode: 'alwaysLast' });
});

test.each([
  [3, 3],
  [64, 8],
  [undefined, 1],
])("workers: 'auto' on %s cores", async (hardwareConcurrency, workers) => {
  vi.stubGlobal('navigator', { hardwareConcurrency });
  expect(await listenerWith("{ workers: 'auto' }")).toMatchObject({ workers });
});

test.each(['0', '33', '1.5', '"many"', 'null'])('workers: %s is refused', async (workers) => {
  await expect(listenerWith(`{ workers: ${workers} }`)).rejects.toThrow(
    /^workers of “Go”\.click is a whole number from 1 to 32, or 'auto'; got /,
  );
});

test('the pieces of a stream have one worker', async () => {
  await expect(
    listenerWith('{ workers: 2 }', "yc.Image({ sources: ['webcam'], streaming: true }).stream"),
  ).rejects.toThrow('the pieces of a stream come one after another');
});

test.each(['{ concurrencyLimit: 0 }', '{ maxSize: 1.5 }', '{ maxSize: "two" }'])('%s is refused', async (options) => {
  await expect(listenerWith(options)).rejects.toThrow(
    /^(concurrencyLimit|maxSize) of .* is a whole number from 1, or null for none; got /,
  );
});
