import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { codeFragment } from '../../../src/app/links/code-fragment';
import { readFragment } from '../../../src/playground/link';

const codes = {
  'a line': 'yield 1;',
  'letters of every width': 'äß 日本語 🦊\u0000\u2028\r\n\t',
  'no text at all': '',
  'a long text': 'for (let i = 0; i < 10; i++) yield i;\n'.repeat(5000),
};

test.each(Object.entries(codes))('a link gives back %s', async (_, source) => {
  expect(await readFragment(await codeFragment(source))).toEqual({ type: 'code', source });
});

test('a link holds raw deflate in base64url, so other programs can make one', async () => {
  const source = 'function* count() { yield 1 } // ÿÿÿ';
  const made = deflateRawSync(Buffer.from(source)).toString('base64url');
  expect(await readFragment(`#code=${made}`)).toEqual({ type: 'code', source });
  expect(await readFragment(`#code=${made}==`)).toEqual({ type: 'code', source });
  // Nothing in it that chat programs take for markup, and nothing that they cut off at its end.
  expect(await codeFragment(source)).toMatch(/^#code=[\w-]+&v=\d+\.\d+\.\d+&sum=\w+$/);
});

test.each([
  '#code=',
  '#code=%%%',
  '#code=AAAA',
  '#code=____',
  (await codeFragment('a link that somebody cut short')).slice(0, -6),
])('the malformed %s gets a sentence', async (fragment) => {
  expect(await readFragment(fragment)).toEqual({
    type: 'malformed',
    message: expect.stringMatching(/^The code in this link cannot be read: /),
  });
});

test('a link survives what chat programs and mail do to it', async () => {
  const source = 'yield `grüße`; // 100 %';
  const fragment = await codeFragment(source, { title: 'My *best* (sketch)' });
  const [code = '', ...rest] = fragment.split('&');
  const packed = code.slice('#code='.length);
  const opened = { type: 'code', source, title: 'My *best* (sketch)' };
  for (const changed of [
    fragment,
    `${fragment}.`,
    `${fragment}),`,
    fragment.replaceAll('&', '&amp;'),
    `${code.slice(0, 30)}\n${code.slice(30)}&${rest.join('&')}`,
    `#code=${packed.replace(/-/g, '%2D').replace(/_/g, '%5F')}&${rest.join('&')}`,
  ])
    expect(await readFragment(changed)).toEqual(opened);
});

test('a link whose code was changed or cut, however little, opens nothing', async () => {
  const fragment = await codeFragment('const answer = 42; yield answer;', { title: 'Answer' });
  for (let length = fragment.indexOf('&sum') + 6; length < fragment.length; length++)
    expect((await readFragment(fragment.slice(0, length))).type).toBe('malformed');
  const [code = ''] = fragment.split('&');
  for (let length = 7; length < code.length; length++)
    expect((await readFragment(code.slice(0, length))).type).toBe('malformed');
});

test('a link from a newer version says so', async () => {
  const newer = (await codeFragment('yield 1')).replace(/&v=[\d.]+/, '&v=99.0.0');
  expect(await readFragment(newer)).toEqual({ type: 'code', source: 'yield 1', newer: '99.0.0' });
});

test('bytes that are no UTF-8 are malformed', async () => {
  const packed = deflateRawSync(Buffer.from([0xff, 0xfe])).toString('base64url');
  expect((await readFragment(`#code=${packed}`)).type).toBe('malformed');
});

test('a small link that unpacks to very much is refused before it fills the memory', async () => {
  const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64url');
  expect(bomb.length).toBeLessThan(100_000);
  expect(await readFragment(`#code=${bomb}`)).toEqual({
    type: 'malformed',
    message: expect.stringContaining('over 2 MB'),
  });
});

test('a link that is longer than browsers take is refused before it is decoded', async () => {
  const fragment = `#code=${'A'.repeat(1_500_000)}`;
  expect(await readFragment(fragment)).toEqual({
    type: 'malformed',
    message: expect.stringContaining('a million characters'),
  });
});

test('code that packs well and is more than the page opens gets no link', async () => {
  await expect(codeFragment('x'.repeat(3_000_000))).rejects.toThrow(/too long for a link/);
});

test('code that no link has room for is refused with what to do', async () => {
  let noise = '';
  for (let i = 0; i < 200_000; i++) noise += Math.random().toString(36);
  await expect(codeFragment(noise)).rejects.toThrow(/too long for a link/);
});

test('an example is asked for by name', async () => {
  expect(await readFragment('#example=count')).toEqual({ type: 'example', name: 'count' });
  expect(await readFragment('#example=fake%20diffusion')).toEqual({ type: 'example', name: 'fake diffusion' });
  expect(await readFragment('#example=fake+diffusion')).toEqual({ type: 'example', name: 'fake diffusion' });
  expect(await readFragment('#example=100%')).toEqual({ type: 'example', name: '100%' });
});

test.each(['', '#', '#count', '#code', '#__proto__=1'])('%j asks for nothing', async (fragment) => {
  expect(await readFragment(fragment)).toEqual({ type: 'nothing' });
});

const several = { 'other.ts': 'export const n = 1;', 'parts/wörd.ts': 'export const w = "🦊";' };

test('a link carries the other files of a sketch; pages that know nothing of them open main.ts', async () => {
  const fragment = await codeFragment('yield 1', { title: 'Two', files: several, app: true });
  expect(await readFragment(fragment)).toEqual({ type: 'code', source: 'yield 1', files: several, title: 'Two' });
  expect(await readFragment(fragment.replaceAll('&', '&amp;'))).toMatchObject({ files: several });
  expect(await readFragment(fragment.replace(/&files=[^&]+/, ''))).toMatchObject({ source: 'yield 1', title: 'Two' });
});

test('a link whose other files were cut, changed or lead out of the sketch opens nothing', async () => {
  const fragment = await codeFragment('yield 1', { files: several });
  const at = fragment.indexOf('&files=') + '&files='.length;
  const end = fragment.indexOf('&v=');
  for (let length = at; length < end; length++) {
    const cut = fragment.slice(0, length) + fragment.slice(end);
    expect((await readFragment(cut)).type, cut).toBe('malformed');
  }
  for (const name of ['../up.ts', 'MAIN.ts', '__proto__', 'data.bin', '/abs.ts', 'a:b.ts']) {
    const odd = await codeFragment('yield 1', { files: JSON.parse(JSON.stringify({ x: 'x' }).replace('x', name)) });
    expect((await readFragment(odd)).type, name).toBe('malformed');
  }
});

test('code in several files that is too long for a link is refused in a sentence', async () => {
  const files = { 'other.ts': 'x'.repeat(1_500_000) };
  await expect(codeFragment('x'.repeat(1_000_000), { files })).rejects.toThrow(/too long for a link/);
});
