import { expect, onTestFinished, test, vi } from 'vitest';
import type { AppYield, MountedApp, MountOptions } from '../../../src/app/driven/mounted-app';
import { mount } from '../../../src/app/mount';

const from = (source: string) => ({ source: `import * as yc from 'yieldcast';\n${source}` });

const mounted = async (options: MountOptions): Promise<MountedApp & { host: HTMLElement }> => {
  const host = document.createElement('div');
  document.body.append(host);
  const app = await mount(host, options);
  onTestFinished(() => {
    app.destroy();
    host.remove();
  });
  return Object.assign(app, { host });
};

const until = <T>(holds: () => T) => vi.waitUntil(holds, { timeout: 30_000, interval: 10 });

/** Takes all yields of a run, and what it returns. */
const allOf = async (run: AsyncGenerator<AppYield, AppYield | undefined, void>) => {
  const yields: AppYield[] = [];
  for (;;) {
    const { done, value } = await run.next();
    if (done) return { yields, last: value };
    yields.push(value);
  }
};

const counting = from(`export default yc.Interface({
  fn: function* (steps, word) { for (let i = 1; i <= steps; i++) yield [i, word.repeat(i)]; },
  inputs: [yc.Slider({ label: 'Num steps', minimum: 1, maximum: 9, value: 2, step: 1 }), yc.Textbox({ label: 'Word', value: 'ab' })],
  outputs: [yc.Number({ label: 'Count' }), yc.Textbox({ label: 'Said' })],
});`);

const reading = from(`export default yc.Interface({
  fn: async (path) => (await yc.asset(path)).name,
  inputs: yc.Textbox({ label: 'Path' }),
  outputs: yc.Textbox({ label: 'Name' }),
});`);

test('code that comes as text reads the files of the folder that the page names, and no others', async () => {
  const app = await mounted({ ...reading, base: '/examples/index.html' });
  expect((await allOf(app.run(['./speech.mp3']))).last?.data).toEqual(['speech.mp3']);
  await expect(allOf(app.run(['../icon.svg']))).rejects.toThrow('this sketch may not read it');
  const bare = await mounted(reading);
  await expect(allOf(bare.run(['/examples/speech.mp3']))).rejects.toThrow('this sketch may not read it');
});

test('theme decides between light and dark, whatever the system', async () => {
  const dark = await mounted({ source: 'export default () => 1;', theme: 'dark' });
  const light = await mounted({ source: 'export default () => 1;', theme: 'light' });
  const surface = ({ host }: { host: HTMLElement }) =>
    getComputedStyle(host.querySelector('[data-yc="app"]') as Element).backgroundColor;
  expect([surface(dark), surface(light)]).toEqual(['rgb(16, 20, 19)', 'rgb(243, 245, 244)']);
});

test('a loop over run gets each yield, and the page shows the values that it was given', async () => {
  const app = await mounted(counting);
  expect(app.state).toBe('idle');
  const { yields, last } = await allOf(app.run({ numSteps: 3 }));
  expect(yields.map(({ data }) => data)).toEqual([
    [1, 'ab'],
    [2, 'abab'],
    [3, 'ababab'],
  ]);
  expect(last).toEqual({ data: [3, 'ababab'], outputs: { Count: 3, Said: 'ababab' }, number: 3, listener: 0 });
  await until(() => app.host.querySelector<HTMLInputElement>('input[type=range]')?.value === '3');
  await until(() => app.state === 'done');
  // By position, and with what the inputs hold.
  expect((await allOf(app.run([1]))).yields.map(({ data }) => data)).toEqual([[1, 'ab']]);
  expect((await allOf(app.run([undefined, 'x']))).last?.outputs).toEqual({ Count: 1, Said: 'x' });
});

test('what no input can take is refused with a sentence, and changes nothing', async () => {
  const app = await mounted(counting);
  const refused = (values: Parameters<MountedApp['run']>[0]) =>
    app
      .run(values)
      .next()
      .catch(({ message }) => message);
  expect(await refused({ step: 3 })).toBe(
    'There is no input “step”. Here, the function’s inputs are “Num steps”, “Word”.',
  );
  expect(await refused({ 'Num stepz': 3 })).toContain('did you mean “Num steps”?');
  expect(await refused([1, 'a', 2])).toMatch(/^3 values were given/);
  expect(await refused({ Word: 'x', 'Num steps': 10 })).toBe('“Num steps” (slider) cannot take 10. It takes 1 to 9.');
  expect(await refused({ word: 5 })).toBe('“Word” (textbox) cannot take 5.');
  expect((await allOf(app.run())).last?.data).toEqual([2, 'abab']);
});

test('nothing is lost on a loop that takes its time: it holds the generator back', async () => {
  const many = from(`let made = 0;
    export default yc.Interface({
      fn: async function* () { for (; made < 2000; ) { yield ++made; if (made % 10 === 0) await yc.sleep(0); } },
      outputs: yc.Number({ label: 'Count' }),
    });`);
  const app = await mounted(many);
  const run = app.run();
  const first = await run.next();
  expect(first.value?.data).toEqual([1]);
  // One that nobody holds back comes to its end meanwhile.
  const free = await mounted({ ...many, autorun: true });
  await until(() => free.state === 'done');
  expect(Number(app.host.querySelector<HTMLInputElement>('input')?.value)).toBeLessThan(2000);
  expect(app.state).toBe('running');
  const { yields } = await allOf(run);
  expect(yields.map(({ data }) => data[0])).toEqual(Array.from({ length: 1999 }, (_, i) => i + 2));
});

const endless = from(`export default yc.Interface({
  fn: async function* () { try { for (let i = 0; ; i++) { yield i; await yc.sleep(0.01); } } finally { console.log('put away'); } },
  outputs: yc.Number(),
});`);

test('leaving the loop, return() and a signal stop the run, and the next one begins', async () => {
  const app = await mounted(endless);
  for await (const { data } of app.run()) if (data[0] === 2) break;
  expect(app.state).toBe('stopped');

  const returned = app.run();
  await returned.next();
  const pending = allOf(returned);
  expect(await returned.return(undefined)).toEqual({ done: true, value: undefined });
  await pending;
  expect(app.state).toBe('stopped');

  const ending = new AbortController();
  const aborted = app.run([], { signal: ending.signal });
  await aborted.next();
  ending.abort(new Error('enough'));
  await expect(allOf(aborted)).rejects.toThrow('enough');
  await expect(app.run([], { signal: ending.signal }).next()).rejects.toThrow('enough');

  const stopped = app.run();
  await stopped.next();
  app.stop();
  expect((await allOf(stopped)).last).toBeDefined();
  expect(app.state).toBe('stopped');
});

test('a run that waits for its first yield ends at once when it is left', async () => {
  const app = await mounted(from(`export default yc.Interface({ fn: () => new Promise(() => {}), outputs: 'text' });`));
  const run = app.run();
  const next = run.next();
  await until(() => app.state === 'running');
  await run.return(undefined);
  expect(await next).toEqual({ done: true, value: undefined });
});

test('an error of the sketch is thrown with its message and its place, after what it has yielded', async () => {
  const app = await mounted(
    from(`export default yc.Interface({
      fn: function* () { yield 1; throw new RangeError('no more'); },
      outputs: yc.Number(),
    });`),
  );
  const errors: unknown[] = [];
  app.addEventListener('error', ({ error }) => errors.push(error));
  const run = app.run();
  expect((await run.next()).value?.data).toEqual([1]);
  await expect(run.next()).rejects.toMatchObject({
    name: 'SketchError',
    message: 'RangeError: no more',
    location: { file: 'main.ts', line: 3 },
  });
  expect(app.state).toBe('error');
  expect(errors).toEqual([app.error]);
});

test('pictures, sound, data and texts that grow come as the page can use them, and stay as they are', async () => {
  const app = await mounted(
    from(`export default yc.Interface({
      fn: async function* () {
        const sound = (value) => ({ sampleRate: 8000, samples: new Float32Array(80).fill(value) });
        yield [yc.solid(2, 1, [255, 0, 0]), sound(0.5), { a: [1] }, 'one', [{ role: 'user', content: 'Hi' }]];
        yield [yc.skip, sound(0.25), { a: [2] }, 'one two', yc.skip];
        yield [yc.solid(2, 1, [0, 255, 0]), yc.skip, null, yc.update({ value: 'three' }), [{ role: 'user', content: 'Hi' }, { role: 'assistant', content: 'Ho' }]];
        for (let i = 0; i < 50; i++) { yield [yc.solid(2, 1, [0, 0, 255]), yc.skip, null, yc.skip, yc.skip]; await yc.sleep(0); }
      },
      outputs: [yc.Image({ label: 'Image' }), yc.Audio({ label: 'Sound', streaming: true }), yc.JSON({ label: 'Data' }), yc.Textbox({ label: 'Text' }), yc.Chatbot({ label: 'Chat' })],
    });`),
  );
  const { yields } = await allOf(app.run());
  const pixel = ({ outputs }: AppYield) => [...(outputs.Image as ImageData).data.slice(0, 3)];
  expect(yields.slice(0, 3).map(pixel)).toEqual([
    [255, 0, 0],
    [255, 0, 0],
    [0, 255, 0],
  ]);
  const sounds = yields.slice(0, 3).map(({ outputs }) => outputs.Sound as { channels: Float32Array[] } | null);
  expect(
    sounds.map((sound) => sound && [sound.channels.length, sound.channels[0]?.length, sound.channels[0]?.[79]]),
  ).toEqual([[1, 80, 0.5], [1, 80, 0.25], null]);
  expect(yields.slice(0, 3).map(({ outputs }) => outputs.Data)).toEqual([{ a: [1] }, { a: [2] }, null]);
  expect(yields.slice(0, 3).map(({ outputs }) => outputs.Text)).toEqual(['one', 'one two', 'three']);
  expect(((yields[2] as AppYield).outputs.Chat as { content: unknown }[]).map(({ content }) => content)).toEqual([
    [{ type: 'text', text: 'Hi' }],
    [{ type: 'text', text: 'Ho' }],
  ]);
});

test('pictures, sound, files and tables may be given', async () => {
  const app = await mounted(
    from(`export default yc.Interface({
      fn: async (image, sound, file, table) => [
        [image.width, ...image.data.slice(0, 3)].join(), [sound.sampleRate, sound.samples.length].join(), await file.text(), table.data[0][1],
      ],
      inputs: [yc.Image({ label: 'Image' }), yc.Audio({ label: 'Sound', type: 'samples' }), yc.File({ label: 'File' }), yc.Dataframe({ label: 'Table', headers: ['a', 'b'] })],
      outputs: [yc.Textbox(), yc.Textbox(), yc.Textbox(), yc.Number()],
    });`),
  );
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 3, height: 2 });
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.fillStyle = 'rgb(10, 20, 30)';
  context.fillRect(0, 0, 3, 2);
  const given = {
    image: canvas,
    sound: { sampleRate: 8000, channels: [new Float32Array(40)] },
    file: new Blob(['words']),
    table: [[1, 2]],
  };
  const { last } = await allOf(app.run(given));
  expect(last?.data).toEqual(['3,10,20,30', '8000,40', 'words', 2]);
});

test('a function of Blocks is named by the label of its button; events tell of every run, whoever starts it', async () => {
  const yields: unknown[] = [];
  const results: unknown[] = [];
  const states: string[] = [];
  const app = await mounted({
    ...from(`const out = yc.Textbox({ label: 'Out' });
      const one = yc.Button({ value: 'One' });
      const two = yc.Button({ value: 'Two' });
      one.click(function* () { yield 'a'; yield 'b'; }, [], out);
      two.click(() => 'c', [], out);
      export default yc.Blocks(out, one, two);`),
    onState: (state) => states.push(state),
    onYield: ({ data, listener }) => yields.push([listener, ...data]),
    onResult: (last) => results.push(last?.outputs.Out),
  });
  expect(states).toEqual(['loading', 'idle']);
  expect((await allOf(app.run())).last?.data).toEqual(['b']);
  expect((await allOf(app.run([], { listener: 'Two' }))).last?.data).toEqual(['c']);
  await expect(app.run([], { listener: 'Three' }).next()).rejects.toThrow('No function starts at “Three”');
  [...app.host.querySelectorAll('button')].find((each) => each.textContent?.trim() === 'One')?.click();
  await until(() => results.length === 3);
  expect(yields).toEqual([
    [0, 'a'],
    [0, 'b'],
    [1, 'c'],
    [0, 'a'],
    [0, 'b'],
  ]);
  expect(results).toEqual(['b', 'c', 'b']);
});

test('a function that is running already says so', async () => {
  const app = await mounted(endless);
  const run = app.run();
  await run.next();
  await expect(app.run().next()).rejects.toThrow('This function is running already');
  await run.return(undefined);
});

test('load replaces the sketch and ends what ran; a sketch that fails says why, and destroy leaves nothing', async () => {
  const app = await mounted(endless);
  const run = allOf(app.run());
  await until(() => app.state === 'running');
  await app.load(from(`export default yc.Interface({ fn: () => 'new', outputs: yc.Textbox() });`), { autorun: true });
  await run;
  await until(() => app.state === 'done');
  await app.load({ source: 'export default (' });
  expect(app.state).toBe('error');
  expect(app.error?.location?.file).toBe('main.ts');
  expect(app.host.querySelector('[role=alert]')?.textContent).toContain(app.error?.message);
  await app.load({
    files: { 'a.ts': `import { b } from './b.ts'; export default () => b;`, 'b.ts': 'export const b = 7;' },
    entry: 'a.ts',
  });
  expect((await allOf(app.run())).last?.data).toEqual([7]);
  app.destroy();
  expect(app.host.innerHTML).toBe('');
});

test('two apps in one element leave one another alone, and what was inside it', async () => {
  const host = document.createElement('div');
  host.innerHTML = '<p>Before</p>';
  document.body.append(host);
  onTestFinished(() => host.remove());
  const one = await mount(host, counting);
  const other = await mount(host, counting);
  one.destroy();
  expect(host.textContent).toContain('Before');
  expect((await allOf(other.run([1, 'still']))).last?.data).toEqual([1, 'still']);
  expect(host.querySelectorAll('[data-yc=app]')).toHaveLength(1);
  other.destroy();
  expect(host.innerHTML).toBe('<p>Before</p>');
});
