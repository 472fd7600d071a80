import code from 'virtual:generator-worker';
import { expect, onTestFinished, test } from 'vitest';
import { Sandbox } from '../../../src/host/sandbox';
import type { WireValue } from '../../../src/protocol';

/** What WebKitGTK does in a worker made from a `data:` URL: no Blob can be read there, by any way. */
const blinding = `
const refuse = () => Promise.reject(new DOMException('The I/O read operation failed.', 'NotReadableError'));
for (const name of ['arrayBuffer', 'bytes', 'text']) Blob.prototype[name] = refuse;
Blob.prototype.stream = () => new ReadableStream({ start: (controller) => controller.error('It cannot be read.') });
const decode = globalThis.createImageBitmap;
globalThis.createImageBitmap = (source, ...rest) =>
  source instanceof Blob ? Promise.reject(new DOMException('', 'InvalidStateError')) : decode(source, ...rest);
`;

/** Runs a function in such a worker, with one input; gives what it returns, or why it failed. */
const run = async (fn: string, input: string, value: WireValue) => {
  const url = `data:text/javascript;charset=utf-8,${encodeURIComponent(blinding + code)}`;
  const sandbox = new Sandbox(new Worker(url, { type: 'module' }));
  onTestFinished(() => sandbox.terminate());
  const source = `const yc = globalThis.yc;
    export default yc.Interface({ fn: ${fn}, inputs: ${input}, outputs: yc.JSON() });`;
  const modules = { 'main.js': `data:text/javascript;charset=utf-8,${encodeURIComponent(source)}` };
  await sandbox.load({ entry: 'main.js', modules, remote: [] });
  return new Promise((resolve) => {
    sandbox.events = {
      yields: (_run, [slot]) => {
        resolve(JSON.parse(slot as string));
        return [];
      },
      end: (_run, outcome) => resolve(outcome.type === 'failed' ? outcome.fault.message : outcome.type),
      log: () => {},
      uncaught: (fault) => resolve(`uncaught: ${fault.message}`),
      progress: () => {},
      alert: () => {},
      ask: async () => undefined,
      died: resolve,
    };
    sandbox.start({ run: 1, listener: 0, inputs: [value] }, ['json']);
  });
};

test('a file that is given can be read', async () => {
  const told = await run('async (file) => [file.name, await file.text()]', 'yc.File()', [new File(['abc'], 'a.txt')]);
  expect(told).toEqual(['a.txt', 'abc']);
});

test('many can be read at once', async () => {
  const files = Array.from({ length: 200 }, (_, i) => new File([`${i}`], `${i}.txt`));
  const told = await run(
    'async (files) => Promise.all(files.map((file) => file.text()))',
    "yc.File({ fileCount: 'multiple' })",
    files,
  );
  expect(told).toEqual(files.map((_, i) => `${i}`));
});

test('a sound that is given can be read, and slices of it', async () => {
  const told = await run(
    'async (file) => [file.type, (await file.slice(1, 3).arrayBuffer()).byteLength]',
    'yc.Audio()',
    { as: 'file', file: new Blob(['RIFF'], { type: 'audio/wav' }) },
  );
  expect(told).toEqual(['audio/wav', 2]);
});

test('what is deep in a state can be read', async () => {
  const told = await run("async (state) => await state.kept.get('file').text()", "yc.State({ kept: 'none' })", {
    state: { kept: new Map([['file', new Blob(['kept'])]]) },
  });
  expect(told).toBe('kept');
});

test('what is made in the sandbox can be read: a Blob, a file of it, a canvas and what was fetched', async () => {
  const told = await run(
    `async () => {
      const made = new Blob(['made']);
      const canvas = new OffscreenCanvas(3, 2);
      canvas.getContext('2d');
      const png = await canvas.convertToBlob();
      const fetched = await (await fetch('data:text/plain,fetched')).blob();
      const head = new Uint8Array(await png.slice(1, 4).arrayBuffer());
      const lines = made.stream().pipeThrough(new TextDecoderStream()).getReader();
      const { width, height } = await createImageBitmap(png);
      const part = await createImageBitmap(png, 0, 0, 1, 2);
      return [await new File([made, '!'], 'a').text(), (await lines.read()).value, String.fromCharCode(...head),
        width, height, part.width, await fetched.text()];
    }`,
    '[]',
    null,
  );
  expect(told).toEqual(['made!', 'made', 'PNG', 3, 2, 1, 'fetched']);
});

test('an image file that is given comes as its pixels', async () => {
  const canvas = new OffscreenCanvas(2, 1);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.fillStyle = 'rgb(10 20 30)';
  context.fillRect(0, 0, 2, 1);
  const file = new File([await canvas.convertToBlob()], 'two.png', { type: 'image/png' });
  const told = await run('(image) => [image.width, image.height, ...image.data]', 'yc.Image()', { as: 'file', file });
  expect(told).toEqual([2, 1, 10, 20, 30, 255, 10, 20, 30, 255]);
});

test('an image file that is none is refused by its name', async () => {
  const file = new File(['no image'], 'broken.png', { type: 'image/png' });
  const told = await run('(image) => image.width', 'yc.Image()', { as: 'file', file });
  expect(told).toMatch(/^“broken\.png” \(image\/png\) cannot be read as an image\./);
});
