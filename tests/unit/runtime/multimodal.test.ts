import { expect, test, vi } from 'vitest';
import { multimodalCodec } from '../../../src/runtime/chat/multimodal';
import { lent } from '../../../src/runtime/encode';

vi.stubGlobal('ImageBitmap', class {});
vi.stubGlobal('OffscreenCanvas', class {});

const { encode } = multimodalCodec(lent);
const file = new File(['x'], 'x.txt');

test.each<[unknown, unknown]>([
  ['Hello', { text: 'Hello', files: [] }],
  [
    { text: 'See', files: [file] },
    { text: 'See', files: [file] },
  ],
  [{ files: [file] }, { text: '', files: [file] }],
  [
    { text: null, files: null },
    { text: '', files: [] },
  ],
  [{ files: ['https://unpkg.com/a/b.png'] }, { text: '', files: [{ as: 'url', url: 'https://unpkg.com/a/b.png' }] }],
])('a message is text, files or both: %j', (value, wire) => {
  expect(encode(value)).toEqual(wire);
});

test.each<[unknown, RegExp]>([
  [7, /it takes text or an object such as \{ text: .*, and this is 7/],
  [[file], /it takes text or an object/],
  [file, /it takes text or an object/],
  [{ text: 7 }, /its text is text, and this is 7/],
  [{ text: 'a', file }, /without “file”/],
  [{ files: [7] }, /it takes a File, a Blob, \{ name, data \} or a URL, and this is 7/],
])('what is no message is refused in a sentence: %j', (value, sentence) => {
  expect(() => encode(value)).toThrow(sentence);
});
