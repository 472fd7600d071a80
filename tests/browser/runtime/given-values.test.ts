import { expect, test } from 'vitest';
import type { Kind, WireValue } from '../../../src/protocol';
import { load } from './sandbox';

/** Tells in words what `fn` was given, so that its types can be compared from outside of the sandbox. */
const telling = `
const tell = (value) => {
  if (Array.isArray(value)) return '[' + value.map(tell).join(', ') + ']';
  if (value instanceof ImageData) return 'ImageData ' + value.width + 'x' + value.height + ' ' + [...value.data.slice(0, 4)].join(',');
  if (value instanceof ImageBitmap) return 'ImageBitmap ' + value.width + 'x' + value.height;
  if (value instanceof File) return 'File ' + value.name;
  if (value instanceof Float32Array) return 'Float32Array ' + value.length;
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return '{ ' + Object.entries(value).map(([key, each]) => key + ': ' + tell(each)).join(', ') + ' }';
  return JSON.stringify(value);
};
const red = { width: 1, height: 1, data: new Uint8Array([255, 0, 0, 255]) };
const png = new Uint8Array(await (async () => {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d');
  context.fillStyle = 'rgb(255 0 0)';
  context.fillRect(0, 0, 1, 1);
  return (await canvas.convertToBlob()).arrayBuffer();
})());
`;

/** An input, a value of its as an author writes it, and what `fn` gets for it. */
const documented: [kind: Kind, component: string, value: string, given: string][] = [
  ['textbox', 'yc.Textbox(', "'a'", '"a"'],
  ['textbox', 'yc.Textbox(', 'null', '""'],
  ['number', 'yc.Number(', '1.5', '1.5'],
  ['number', 'yc.Number({ optional: true }', 'null', 'null'],
  ['slider', 'yc.Slider({ minimum: 3 }', '7', '7'],
  ['slider', 'yc.Slider({ minimum: 3 }', 'null', '3'],
  ['checkbox', 'yc.Checkbox(', 'true', 'true'],
  ['checkbox', 'yc.Checkbox(', 'null', 'false'],
  ['checkboxgroup', "yc.CheckboxGroup({ choices: ['a', 2] }", "['a', 2]", '["a", 2]'],
  ['checkboxgroup', "yc.CheckboxGroup({ choices: ['a', 2] }", "['a']", '["a"]'],
  ['checkboxgroup', "yc.CheckboxGroup({ choices: ['a', 2] }", 'null', '[]'],
  ['radio', "yc.Radio({ choices: ['a', 2] }", '2', '2'],
  ['radio', "yc.Radio({ choices: ['a', 2], optional: true }", 'null', 'null'],
  ['dropdown', "yc.Dropdown({ choices: ['a', 2] }", '2', '2'],
  ['dropdown', "yc.Dropdown({ choices: ['a', 2], multiselect: true }", "['a']", '["a"]'],
  ['dropdown', "yc.Dropdown({ choices: ['a', 2], multiselect: true }", 'null', '[]'],
  ['image', 'yc.Image(', 'red', 'ImageData 1x1 255,0,0,255'],
  ['image', 'yc.Image(', 'png', 'ImageData 1x1 255,0,0,255'],
  ['image', "yc.Image({ type: 'bitmap' }", 'red', 'ImageBitmap 1x1'],
  ['image', "yc.Image({ type: 'bitmap' }", 'png', 'ImageBitmap 1x1'],
  ['image', "yc.Image({ type: 'file' }", 'red', 'File image'],
  ['image', "yc.Image({ type: 'file' }", "new File([png], 'a.png', { type: 'image/png' })", 'File a.png'],
  ['image', 'yc.Image({ optional: true }', 'null', 'null'],
  ['audio', 'yc.Audio(', "new File([png], 'a.wav')", 'File a.wav'],
  ['audio', 'yc.Audio(', '{ sampleRate: 8000, samples: new Float32Array(4) }', 'File sound.wav'],
  [
    'audio',
    "yc.Audio({ type: 'samples' }",
    '{ sampleRate: 8000, samples: [new Float32Array(4), new Float32Array(4)] }',
    '{ sampleRate: 8000, samples: Float32Array 4, channels: [Float32Array 4, Float32Array 4] }',
  ],
  ['audio', 'yc.Audio({ optional: true }', 'null', 'null'],
  ['video', 'yc.Video(', "new File([png], 'a.mp4')", 'File a.mp4'],
  ['video', 'yc.Video({ optional: true }', 'null', 'null'],
  ['file', 'yc.File(', "{ name: 'a.txt', data: 'a' }", 'File a.txt'],
  ['file', "yc.File({ fileCount: 'multiple' }", "[{ name: 'a.txt', data: 'a' }]", '[File a.txt]'],
  ['file', "yc.File({ fileCount: 'multiple' }", "{ name: 'a.txt', data: 'a' }", '[File a.txt]'],
  ['file', "yc.File({ fileCount: 'multiple' }", 'null', '[]'],
  ['markdown', 'yc.Markdown(', "'a'", '"a"'],
  ['html', 'yc.HTML(', 'null', '""'],
  ['code', 'yc.Code(', "'a'", '"a"'],
  ['json', 'yc.JSON(', "{ a: [1, null, 'b'] }", '{ a: [1, null, "b"] }'],
  ['label', 'yc.Label(', '{ cat: 0.25, dog: 0.75 }', '"dog"'],
  ['dataframe', 'yc.Dataframe(', '[{ a: 1, b: true }]', '{ headers: ["a", "b"], data: [[1, true]] }'],
  ['dataframe', 'yc.Dataframe(', '[[1, 2]]', '{ headers: ["1", "2"], data: [[1, 2]] }'],
  ['dataframe', "yc.Dataframe({ headers: ['a'] }", 'null', '{ headers: ["a"], data: [] }'],
  [
    'gallery',
    'yc.Gallery(',
    "[red, [png, 'one']]",
    '[[ImageData 1x1 255,0,0,255, null], [ImageData 1x1 255,0,0,255, "one"]]',
  ],
  ['gallery', 'yc.Gallery(', '[red]', '[[ImageData 1x1 255,0,0,255, null]]'],
  ['gallery', "yc.Gallery({ type: 'bitmap' }", "[[png, 'one']]", '[[ImageBitmap 1x1, "one"]]'],
  [
    'gallery',
    "yc.Gallery({ type: 'file' }",
    "[new File([png], 'a.png', { type: 'image/png' })]",
    '[[File a.png, null]]',
  ],
  ['gallery', 'yc.Gallery(', 'null', '[]'],
  [
    'chatbot',
    'yc.Chatbot(',
    "[{ role: 'user', content: ['a', red] }]",
    '[{ role: "user", content: ["a", ImageData 1x1 255,0,0,255] }]',
  ],
  [
    'chatbot',
    'yc.Chatbot(',
    "[{ role: 'user', content: 'a', title: 't' }]",
    '[{ role: "user", content: "a", title: "t", metadata: { title: "t" } }]',
  ],
  [
    'chatbot',
    'yc.Chatbot(',
    "[{ role: 'assistant', content: 'a', metadata: { title: 't', id: 1, status: 'done' }, options: [{ value: 'b' }] }]",
    '[{ role: "assistant", content: "a", title: "t", metadata: { title: "t", status: "done", id: 1 }, options: [{ value: "b", label: "b" }] }]',
  ],
  ['button', 'yc.Button(', 'null', '""'],
];

test.each(documented)('%s: %s) gives fn what is documented for %s', async (_kind, component, value, given) => {
  const { app, run } = await load(`${telling}
    const kept = yc.State(null);
    const told = yc.Textbox();
    kept.change((x) => tell(x), kept, told);
    export default yc.Interface({
      fn: (x) => [tell(x), x],
      inputs: ${component}),
      outputs: [told, kept],
      ${value === 'null' ? '' : `examples: [${value}, [${value}]],`}
    });`);
  const rows = app.layout.type === 'interface' ? (app.layout.examples ?? []) : [];
  for (const [wire = null] of rows.length > 0 ? rows : [[null]]) {
    const { slots, fault, died } = await run([wire], ['textbox', 'state']);
    expect({ fault, died }).toEqual({});
    expect(slots[0]).toBe(given);
    // A state gives it back as it was.
    const again = await run([slots[1] as WireValue], ['textbox'], 1);
    expect(again).toEqual({ slots: [given] });
  }
});

test('a gallery that fn hands on is the gallery that it was given', async () => {
  const { run } = await load(
    `export default yc.Interface({ fn: (images) => images, inputs: yc.Gallery(), outputs: yc.Gallery() });`,
  );
  const data = new Uint8ClampedArray([1, 2, 3, 255]).buffer;
  const image = { as: 'pixels' as const, width: 1, height: 1, data };
  const value = [
    { image, caption: null },
    { image, caption: 'one' },
  ];
  const { slots } = await run([value], ['gallery']);
  expect(slots[0]).toEqual(value);
});
