import { get, set } from 'idb-keyval';
import { expect, test } from 'vitest';
import { linkOrigin, savedOrigin } from '../../../src/app/published-origin';
import { addressOrigin, inlineOrigin, type SketchOrigin } from '../../../src/app/sketch-origin';
import { keep, readKept } from '../../../src/app/values/browser-state';
import type { AppDescription } from '../../../src/protocol';

/** An app whose only components are states with these keys. */
const appOf = (...keys: (string | undefined)[]) =>
  ({
    components: keys.map((storageKey, id) => ({ id, kind: 'browserstate', value: null, properties: { storageKey } })),
    listeners: [],
    layout: { type: 'blocks', title: 'Notes', children: [] },
  }) as unknown as AppDescription;

const sketch = (source: string) => ({ entry: 'main.ts', files: { 'main.ts': source } });

const kept = async (app: AppDescription, { identity }: SketchOrigin) => [...(await readKept(app, identity))];
const write = (app: AppDescription, { identity }: SketchOrigin, id: number, state: unknown) =>
  keep(app, id, { state }, identity);

test('a value is there again for its own sketch, and for no other that names its key', async () => {
  const app = appOf('token');
  const origins = [
    savedOrigin('a', []),
    savedOrigin('b', []),
    linkOrigin(sketch('a'), []),
    linkOrigin(sketch('b'), []),
    inlineOrigin(sketch('a')),
    inlineOrigin(sketch('b')),
    addressOrigin(new URL('https://example.com/a.ts')),
    addressOrigin(new URL('https://example.com/b.ts')),
    addressOrigin(new URL('https://example.com/a.ts?b')),
  ];
  for (const [index, origin] of origins.entries()) {
    expect(await kept(app, origin)).toEqual([]);
    await write(app, origin, 0, index);
  }
  for (const [index, origin] of origins.entries()) expect(await kept(app, origin)).toEqual([[0, { state: index }]]);
  // The same sketch, opened again.
  expect(await kept(app, linkOrigin(sketch('b'), ['examples/a.wav']))).toEqual([[0, { state: 3 }]]);
  expect(await kept(app, addressOrigin(new URL('https://example.com/a.ts#later')))).toEqual([[0, { state: 6 }]]);
});

test('no key reaches into another sketch, however it is made up', async () => {
  const theirs = addressOrigin(new URL('https://example.com/one.ts'));
  await write(appOf('two:three', undefined), theirs, 0, 'secret');
  await write(appOf('two:three', undefined), theirs, 1, 'secret');
  const keys = ['0', '1', 'three', ':two:three', 'address:https://example.com/one.ts:two:three', '__proto__'];
  expect(await kept(appOf(...keys, undefined), addressOrigin(new URL('https://example.com/one.ts:two')))).toEqual([]);
  // Nor does a key of one's own pass for the place of a state without one.
  expect(await kept(appOf('1', '0'), theirs)).toEqual([]);
});

test('values of a time when their key alone was asked for are given to nobody, and removed', async () => {
  const old = `yieldcast:state:${location.pathname}:Notes:token`;
  await set(old, { state: 'secret' });
  await set('something of the page', 1);
  expect(await kept(appOf('token', undefined), savedOrigin('new', []))).toEqual([]);
  expect(await get(old)).toBeUndefined();
  expect(await get('something of the page')).toBe(1);
});
