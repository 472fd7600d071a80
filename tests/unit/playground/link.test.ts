import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { codeFragment, readFragment } from '../../../src/playground/link';

const codes = {
  'a line': 'yield 1;',
  'letters of every width': 'äß 日本語 🦊\u0000\u2028\r\n\t',
  'no text at all': '',
  'a long text': 'for (let i = 0; i < 10; i++) yield i;\n'.repeat(5000),
};

test.each(Object.entries(codes))('a link gives back %s', (_, source) => {
  expect(readFragment(codeFragment(source))).toEqual({ type: 'code', source });
});

test('a link holds raw deflate in base64url, so other programs can make one', () => {
  const source = 'function* count() { yield 1 } // ÿÿÿ';
  const made = deflateRawSync(Buffer.from(source)).toString('base64url');
  expect(readFragment(`#code=${made}`)).toEqual({ type: 'code', source });
  expect(readFragment(`#code=${made}==`)).toEqual({ type: 'code', source });
  expect(codeFragment(source)).toMatch(/^#code=[\w-]+$/);
});

test.each([
  '#code=',
  '#code=%%%',
  '#code=AAAA',
  '#code=____',
  codeFragment('a link that somebody cut short').slice(0, -6),
])('the malformed %s gets a sentence', (fragment) => {
  expect(readFragment(fragment)).toEqual({
    type: 'malformed',
    message: expect.stringMatching(/^The code in this link cannot be read: /),
  });
});

test('bytes that are no UTF-8 are malformed', () => {
  const packed = deflateRawSync(Buffer.from([0xff, 0xfe])).toString('base64url');
  expect(readFragment(`#code=${packed}`).type).toBe('malformed');
});

test('a small link that unpacks to very much is refused before it fills the memory', () => {
  const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64url');
  expect(bomb.length).toBeLessThan(100_000);
  expect(readFragment(`#code=${bomb}`)).toEqual({ type: 'malformed', message: expect.stringContaining('over 2 MB') });
});

test('a link that is longer than browsers take is refused before it is decoded', () => {
  const fragment = `#code=${'A'.repeat(1_500_000)}`;
  expect(readFragment(fragment)).toEqual({
    type: 'malformed',
    message: expect.stringContaining('a million characters'),
  });
});

test('code that packs well and is more than the page opens gets no link', () => {
  expect(() => codeFragment('x'.repeat(3_000_000))).toThrow(/too long for a link/);
});

test('code that no link has room for is refused with what to do', () => {
  let noise = '';
  for (let i = 0; i < 200_000; i++) noise += Math.random().toString(36);
  expect(() => codeFragment(noise)).toThrow(/too long for a link/);
});

test('an example is asked for by name', () => {
  expect(readFragment('#example=count')).toEqual({ type: 'example', name: 'count' });
  expect(readFragment('#example=fake%20diffusion')).toEqual({ type: 'example', name: 'fake diffusion' });
  expect(readFragment('#example=fake+diffusion')).toEqual({ type: 'example', name: 'fake diffusion' });
  expect(readFragment('#example=100%')).toEqual({ type: 'example', name: '100%' });
});

test.each(['', '#', '#count', '#code', '#__proto__=1'])('%j asks for nothing', (fragment) => {
  expect(readFragment(fragment)).toEqual({ type: 'nothing' });
});
