import { expectTypeOf, test } from 'vitest';
import * as yc from 'yieldcast';

type Choice = string | number;
type Pictures = [image: ImageData, caption: string | null][];

test('words type the parameters of fn as their components do', () => {
  yc.Interface({
    fn: (text, box, area, number, slider, checkbox, image, camera, audio, microphone, video, file, files) => {
      expectTypeOf([text, box, area]).toEqualTypeOf<string[]>();
      expectTypeOf([number, slider]).toEqualTypeOf<number[]>();
      expectTypeOf(checkbox).toEqualTypeOf<boolean>();
      expectTypeOf([image, camera]).toEqualTypeOf<ImageData[]>();
      expectTypeOf([audio, microphone, video, file]).toEqualTypeOf<File[]>();
      expectTypeOf(files).toEqualTypeOf<File[]>();
      return text;
    },
    inputs: [
      'text',
      'textbox',
      'textarea',
      'number',
      'slider',
      'checkbox',
      'image',
      'webcam',
      'audio',
      'microphone',
      'video',
      'file',
      'files',
    ],
    outputs: 'text',
  });
  yc.Interface({
    fn: (table, data, gallery, json, markdown, html, code, chat, some, radio, dropdown) => {
      expectTypeOf([table, data]).toEqualTypeOf<
        { headers: string[]; data: (string | number | boolean | null)[][] }[]
      >();
      expectTypeOf(gallery).toEqualTypeOf<Pictures>();
      expectTypeOf(json).toEqualTypeOf<unknown>();
      expectTypeOf([markdown, html, code]).toEqualTypeOf<string[]>();
      expectTypeOf(chat).toEqualTypeOf<yc.ChatMessage[]>();
      expectTypeOf(some).toEqualTypeOf<Choice[]>();
      expectTypeOf([radio, dropdown]).toEqualTypeOf<Choice[]>();
      return '';
    },
    inputs: [
      'dataframe',
      'csv',
      'gallery',
      'json',
      'markdown',
      'html',
      'code',
      'chatbot',
      'checkboxgroup',
      'radio',
      'dropdown',
    ],
    outputs: 'text',
  });
});

test('words type what is returned and yielded', () => {
  yc.Interface({ fn: (name) => `Hello, ${name}!`, inputs: 'text', outputs: 'text' });
  yc.Interface({
    fn: function* (image, n) {
      expectTypeOf(image).toEqualTypeOf<ImageData>();
      expectTypeOf(n).toEqualTypeOf<number>();
      yield [image, { cat: 0.9 }];
      yield [yc.skip, 'cat'];
      yield [null, yc.update({ visible: false })];
    },
    inputs: ['image', 'slider'],
    outputs: ['image', 'label'],
  });
  yc.Interface({ fn: () => ({ sampleRate: 8000, samples: new Float32Array(8) }), outputs: 'audio' });
  yc.Interface({ fn: async () => [[1, 'a']], outputs: 'dataframe' });
  yc.Interface({
    fn: () =>
      [
        ['Ada', 'person'],
        [' wrote', null],
      ] as [string, string | null][],
    outputs: 'highlightedtext',
  });
  // @ts-expect-error text for a number
  yc.Interface({ fn: () => 'one', outputs: 'number' });
  // @ts-expect-error an object is no image
  yc.Interface({ fn: () => ({}), outputs: 'image' });
  yc.Interface({
    // @ts-expect-error the values stand in another order
    fn: function* () {
      yield [true, 1];
    },
    outputs: ['number', 'checkbox'],
  });
  // @ts-expect-error a slider gives a number
  yc.Interface({ fn: (n: string) => n, inputs: 'slider', outputs: 'text' });
});

test('words and components stand side by side, in Interface by place, in a chat and in examples', () => {
  yc.Interface({
    fn: (picture, mode) => {
      expectTypeOf(picture).toEqualTypeOf<ImageData>();
      expectTypeOf(mode).toEqualTypeOf<'warm' | 'cold'>();
      return picture;
    },
    inputs: ['image', yc.Radio({ choices: ['warm', 'cold'] })],
    outputs: 'image',
  });
  yc.Interface((n) => n.toFixed(), 'number', 'text');
  yc.ChatInterface({
    fn: (message, _history, n, loud) => {
      expectTypeOf(n).toEqualTypeOf<number>();
      expectTypeOf(loud).toEqualTypeOf<boolean>();
      return message;
    },
    additionalInputs: ['slider', 'checkbox'],
  });
  yc.Interface({ fn: (a, b) => a + b, inputs: ['text', 'number'], outputs: 'text', examples: [['a', 1]] });
  // @ts-expect-error text for a number
  yc.Interface({ fn: (a, b) => a + b, inputs: ['text', 'number'], outputs: 'text', examples: [['a', 'b']] });
});

test('a word for no component does not compile, and its sentence says what to write', () => {
  // @ts-expect-error a misspelt word
  yc.Interface({ fn: () => 1, inputs: 'sldier', outputs: 'number' });
  // @ts-expect-error a misspelt word among others
  yc.Interface({ fn: (a: string) => a, inputs: ['text'], outputs: ['nmuber', 'text'] });
  // Capital letters do not matter to the runtime.
  yc.Interface({ fn: () => 1, outputs: 'number' });
});
