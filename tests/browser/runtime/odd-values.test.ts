import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../src/protocol';
import { load } from './sandbox';

/** Each kind that takes values, and how an author makes it. */
const made: Partial<Record<Kind, string>> = {
  textbox: 'yc.Textbox()',
  number: 'yc.Number()',
  slider: 'yc.Slider()',
  checkbox: 'yc.Checkbox()',
  checkboxgroup: "yc.CheckboxGroup({ choices: ['a', 2] })",
  radio: "yc.Radio({ choices: ['a', 2] })",
  dropdown: "yc.Dropdown({ choices: ['a', 2] })",
  image: 'yc.Image()',
  audio: 'yc.Audio()',
  video: 'yc.Video()',
  file: 'yc.File()',
  markdown: 'yc.Markdown()',
  html: 'yc.HTML()',
  code: 'yc.Code()',
  json: 'yc.JSON()',
  label: 'yc.Label()',
  dataframe: 'yc.Dataframe()',
  gallery: 'yc.Gallery()',
  chatbot: 'yc.Chatbot()',
  button: 'yc.Button()',
  timer: 'yc.Timer()',
  state: 'yc.State(0)',
};

const odd = [
  'NaN',
  'Infinity',
  '-Infinity',
  '-0',
  '1e308',
  '2 ** 53',
  '-1',
  '0.5',
  '12n',
  '""',
  '"\\u0000"',
  '"\\uD800"',
  '"a"',
  'true',
  'Symbol("s")',
  '() => 1',
  '{}',
  '[]',
  '[,]',
  '["a",,2]',
  '[NaN]',
  '[[NaN, Infinity, -Infinity]]',
  '[[1, undefined, null, true]]',
  '[[1], [1, 2, 3], []]',
  '[[1,,3],,[4]]',
  '[{ a: NaN, b: undefined }, { c: 1n }]',
  '{ headers: [,"b"], data: [[1, Infinity]] }',
  '{ headers: ["a"], data: [[new Date(NaN), new Date(0)]] }',
  '{ a: NaN }',
  '{ a: 0.5, b: Infinity }',
  '{ a: 0.25, b: 0.75 }',
  '{ label: NaN, confidences: { a: 1 } }',
  'new Map([["a", NaN]])',
  'new Set([1])',
  'new Date(NaN)',
  'Object.create(null)',
  'new Proxy({}, {})',
  'new Float32Array([NaN, 1])',
  'new Uint8Array(0)',
  'new ArrayBuffer(0)',
  'new Blob([])',
  'new File([], "")',
  '{ name: "", data: "" }',
  '[{ name: "a", data: new Uint16Array(1) },,]',
  '{ sampleRate: NaN, samples: new Float32Array(4) }',
  '{ sampleRate: -1, samples: [0, NaN] }',
  '{ sampleRate: 8000, samples: [new Float32Array(2),,new Int16Array(1)] }',
  '{ sampleRate: 8000, samples: [] }',
  '{ width: 1, height: 1, data: new Uint8Array(4) }',
  '{ width: 2, height: 1, data: new Float32Array([NaN, Infinity]) }',
  '{ width: 1.5, height: 1, data: new Uint8Array(6) }',
  '{ width: NaN, height: 1, data: new Uint8Array(4) }',
  '{ width: 32_768, height: 1, data: new Uint8Array(32_768) }',
  '[{ width: 1, height: 1, data: new Uint8Array(1) },,]',
  '[[{ width: 1, height: 1, data: new Uint8Array(1) }, NaN]]',
  'new ImageData(1, 1, { colorSpace: "display-p3" })',
  'new OffscreenCanvas(0, 0)',
  'new OffscreenCanvas(20_000, 20_000)',
  'new OffscreenCanvas(40_000, 1)',
  '[{ role: "user", content: "a" },,]',
  '[{ role: "user", content: [,] }]',
  '[{ role: "user", content: NaN, title: null }]',
  '[{ role: "user", content: [{ width: 1, height: 1, data: new Uint8Array(1) }] }]',
  'Array.from({ length: 300 }).reduce((inner) => [inner], 0)',
  'yc.update({ value: NaN })',
  'yc.update({ value: [[NaN]] })',
];

describe.each(Object.entries(made))('%s', (kind, component) => {
  test('takes an odd value, or refuses it in a sentence; never does the page refuse what the worker let through', async () => {
    const source = `export default yc.Interface({ fn: (code) => new Function('yc', 'return ' + code)(yc), inputs: yc.Textbox(), outputs: ${component} });`;
    const { run } = await load(source);
    const wrong: string[] = [];
    for (const value of odd) {
      const code = value.startsWith('{') ? `(${value})` : value;
      const { died, fault } = await run([code], [kind as Kind]);
      if (died !== undefined) throw new Error(`${value}: ${died}`);
      if (fault && !/^The result does not fit the output “(?:Output|A)”: .+\.$/s.test(fault.message))
        wrong.push(`${value}: ${fault.message}`);
    }
    expect(wrong).toEqual([]);
  });
});

test('a table takes NaN and infinities, and hands them on', async () => {
  const { run } = await load(
    `export default yc.Interface({ fn: () => [[NaN, Infinity], [-Infinity, 1]], outputs: yc.Dataframe() });`,
  );
  const { slots } = await run([], ['dataframe']);
  expect(slots).toEqual([
    {
      headers: ['1', '2'],
      rows: [
        [Number.NaN, Number.POSITIVE_INFINITY],
        [Number.NEGATIVE_INFINITY, 1],
      ],
    },
  ]);
});

test('one picture for two outputs is sent to both', async () => {
  const { run } = await load(
    `const canvas = new OffscreenCanvas(2, 2);
    canvas.getContext('2d').fillRect(0, 0, 2, 2);
    export default yc.Interface({
      fn: async function* () {
        const bitmap = canvas.transferToImageBitmap();
        yield [bitmap, bitmap];
        const data = yc.transfer(new Uint8ClampedArray(4));
        const image = { width: 1, height: 1, data };
        yield [image, image];
      },
      outputs: [yc.Image(), yc.Image()],
    });`,
  );
  const { slots, died, fault } = await run([], ['image', 'image']);
  expect({ died, fault }).toEqual({});
  const sizes = slots.map((slot) => {
    const image = slot as { as: string; bitmap?: ImageBitmap; data?: ArrayBuffer };
    return image.bitmap?.width ?? image.data?.byteLength;
  });
  expect(sizes).toEqual([2, 2, 4, 4]);
});

test('a picture that was yielded is refused the second time, also before it was sent', async () => {
  const { run } = await load(
    `export default yc.Interface({
      fn: function* () {
        for (let i = 0; i < 200; i++) yield { width: 1, height: 1, data: new Uint8Array(1) };
        const canvas = new OffscreenCanvas(2, 2);
        canvas.getContext('2d').fillRect(0, 0, 2, 2);
        const bitmap = canvas.transferToImageBitmap();
        yield bitmap;
        yield bitmap;
      },
      outputs: yc.Image(),
    });`,
  );
  const { slots, fault, died } = await run([], ['image']);
  expect(died).toBeUndefined();
  expect(slots).toHaveLength(201);
  expect(fault?.message).toContain('this ImageBitmap is closed or was yielded before');
});

test('the colours of display-p3 and of floats are those of sRGB', async () => {
  const { run } = await load(
    `const p3 = new ImageData(1, 1, { colorSpace: 'display-p3' });
    p3.data.set([234, 51, 35, 255]);
    export default yc.Interface({ fn: () => p3, outputs: yc.Image() });`,
  );
  const { slots } = await run([], ['image']);
  // display-p3(234 51 35) is sRGB's red.
  const [r = 0, g = 255, b = 255] = new Uint8Array((slots[0] as { data: ArrayBuffer }).data);
  expect(r).toBeGreaterThan(252);
  expect(Math.max(g, b)).toBeLessThan(4);
});

test('a picture that no browser draws is refused with its size and the limit', async () => {
  const { run } = await load(
    `export default yc.Interface({ fn: () => new OffscreenCanvas(20_000, 20_000), outputs: yc.Image() });`,
  );
  const { fault } = await run([], ['image']);
  expect(fault?.message).toContain('an image of 20,000×20,000 pixels is larger than browsers draw');
  expect(fault?.message).toContain('16,384×16,384');
});

test('a value that is nested 100,000 deep is refused with a path that can be read', async () => {
  for (const [kind, component] of [
    ['json', 'yc.JSON()'],
    ['state', 'yc.State(0)'],
  ] as const) {
    const { run } = await load(
      `export default yc.Interface({
        fn: () => { let deep = [() => {}]; for (let i = 0; i < 100_000; i++) deep = [deep]; return deep; },
        outputs: ${component},
      });`,
    );
    const { fault } = await run([], [kind]);
    expect(fault?.message).toMatch(/does not fit/);
    expect(fault?.message.length).toBeLessThan(300);
  }
});
