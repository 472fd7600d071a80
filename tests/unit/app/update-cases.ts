import fc from 'fast-check';
import type { Kind } from '../../../src/protocol';

const label = fc.string({ minLength: 1, maxLength: 8 });
const choices = fc.uniqueArray(fc.oneof(label, fc.integer()), { minLength: 1, maxLength: 5 }).chain((values) =>
  fc.tuple(
    ...values.map((value) =>
      fc.oneof(
        fc.constant(value),
        label.map((name) => [name, value] as const),
      ),
    ),
  ),
);
export const choiceValue = (choice: unknown) => (Array.isArray(choice) ? choice[1] : choice) as string | number;
const size = fc.nat(900);
export const common = {
  label,
  info: fc.string(),
  visible: fc.boolean(),
  interactive: fc.boolean(),
  scale: fc.integer({ min: 0, max: 4 }),
  minWidth: size,
};
const bounds = {
  minimum: fc.integer({ min: -9, max: 0 }),
  maximum: fc.integer({ min: 1, max: 9 }),
  step: fc.constantFrom(1, 0.5),
};
const playing = {
  autoplay: fc.boolean(),
  loop: fc.boolean(),
  playbackPosition: size,
  subtitles: fc.constantFrom(null, 'WEBVTT', [{ text: 'a', timestamp: [0, 1] as const }]),
  bufferAhead: fc.integer({ min: 1, max: 60 }),
};
const text = fc.string({ maxLength: 20 });
const number = fc.integer({ min: 0, max: 1 });

export type Case = {
  kind: Kind;
  /** The options that `yc.update` may change, besides those of every component. */
  options: Record<string, fc.Arbitrary<unknown>>;
  /** What a person may make of it then, as the page holds it, and what `fn` gets for that. */
  act(options: Record<string, unknown>): fc.Arbitrary<readonly [wire: unknown, given: unknown]>;
  /** How its value is called among its options. */
  valueName?: string;
};

/** A block that has no value. */
const nothing = () => fc.constant([null, null] as const);
const same = (values: fc.Arbitrary<unknown>) => () => values.map((value) => [value, value] as const);
const one = ({ choices: of }: Record<string, unknown>) => fc.constantFrom(...(of as unknown[]).map(choiceValue));
const some = ({ choices: of }: Record<string, unknown>) => fc.subarray((of as unknown[]).map(choiceValue));

export const cases: Record<string, Case> = {
  Textbox: {
    kind: 'textbox',
    options: { lines: size, maxLines: size, placeholder: text, type: fc.constantFrom('text', 'password', 'email') },
    act: same(text),
  },
  Number: { kind: 'number', options: { ...bounds, placeholder: text }, act: same(number) },
  Slider: { kind: 'slider', options: bounds, act: same(number) },
  Checkbox: { kind: 'checkbox', options: {}, act: same(fc.boolean()) },
  CheckboxGroup: { kind: 'checkboxgroup', options: { choices }, act: (of) => some(of).map((v) => [v, v]) },
  Radio: { kind: 'radio', options: { choices }, act: (of) => one(of).map((v) => [v, v]) },
  Dropdown: {
    kind: 'dropdown',
    options: {
      choices,
      multiselect: fc.boolean(),
      filterable: fc.boolean(),
      allowCustomValue: fc.boolean(),
      placeholder: text,
    },
    act: (of) => {
      const pick = of.allowCustomValue ? fc.oneof(one(of), label) : one(of);
      return of.multiselect ? fc.uniqueArray(pick, { maxLength: 3 }).map((v) => [v, v]) : pick.map((v) => [v, v]);
    },
  },
  Code: { kind: 'code', options: { language: text, lines: size, maxLines: size }, act: same(text) },
  Dataframe: {
    kind: 'dataframe',
    options: { headers: fc.array(text, { minLength: 2, maxLength: 2 }), height: size },
    act: (of) =>
      fc.array(fc.tuple(text, number), { maxLength: 3 }).map((rows) => {
        const headers = (of.headers as string[] | undefined) ?? ['1', '2'];
        return [
          { headers, rows },
          { headers, data: rows },
        ];
      }),
  },
  File: {
    kind: 'file',
    options: { fileCount: fc.constantFrom('single', 'multiple'), fileTypes: fc.array(text, { maxLength: 2 }) },
    act: (of) => fc.constant([[new File(['x'], 'x.txt')], of.fileCount === 'multiple' ? ['a file'] : 'a file']),
  },
  Audio: {
    kind: 'audio',
    options: { ...playing, format: fc.constantFrom('wav', 'mp3', 'webm') },
    act: () => fc.constant([{ as: 'file', file: new File(['x'], 'x.wav') }, 'a file']),
  },
  Video: {
    kind: 'video',
    options: { ...playing, poster: text, height: size, width: size, includeAudio: fc.boolean() },
    act: () => fc.constant([{ as: 'file', file: new File(['x'], 'x.mp4') }, 'a file']),
  },
  Markdown: { kind: 'markdown', options: { height: size }, act: same(text) },
  HTML: { kind: 'html', options: { height: size }, act: same(text) },
  JSON: { kind: 'json', options: { open: fc.boolean(), height: size }, act: () => fc.constant(['[1]', [1]]) },
  Label: {
    kind: 'label',
    options: { numTopClasses: size },
    act: () => label.map((name) => [{ label: name, confidences: null }, name]),
  },
  Chatbot: {
    kind: 'chatbot',
    options: { height: size, placeholder: text },
    act: () =>
      fc.constant([
        [{ role: 'user', content: [{ type: 'text', text: 'a' }], title: null }],
        [{ role: 'user', content: 'a' }],
      ]),
  },
  Image: {
    kind: 'image',
    options: { height: size, width: size, sources: fc.subarray(['upload', 'webcam', 'clipboard'], { minLength: 1 }) },
    act: () => fc.constant([{ as: 'file', file: new File(['x'], 'x.png') }, 'a file']),
  },
  Gallery: {
    kind: 'gallery',
    options: { columns: size, height: size },
    act: () =>
      text.map((caption) => [
        [{ image: { as: 'file', file: new File(['x'], 'x.png') }, caption }],
        [['a file', caption]],
      ]),
  },
  Row: { kind: 'row', options: { equalHeight: fc.boolean() }, act: nothing },
  Column: { kind: 'column', options: {}, act: nothing },
  Group: { kind: 'group', options: {}, act: nothing },
  Tab: { kind: 'tab', options: {}, act: nothing },
  Tabs: { kind: 'tabs', options: { selected: number }, valueName: 'selected', act: same(number) },
  Accordion: { kind: 'accordion', options: { open: fc.boolean() }, valueName: 'open', act: same(fc.boolean()) },
  Sidebar: {
    kind: 'sidebar',
    options: { open: fc.boolean(), position: fc.constantFrom('left', 'right'), width: size },
    valueName: 'open',
    act: same(fc.boolean()),
  },
  Button: {
    kind: 'button',
    options: { variant: fc.constantFrom('primary', 'stop'), size: fc.constantFrom('small', 'large') },
    act: same(label),
  },
};
