import { expect, test } from 'vitest';
import { component } from '../../../src/api/internal';
import { modelFormatOf, mostOfModel } from '../../../src/protocol';
import { encode, lent as encodingLent, Payload } from '../../../src/runtime/encode';
import type { Lent } from '../../../src/runtime/extra-tools';
import { install } from '../../../src/runtime/pictures';

const api = install({ ...encodingLent, component } as unknown as Lent) as Record<
  string,
  (options?: object) => ReturnType<typeof component>
>;
const wireOf = (value: unknown) => {
  const payload = new Payload();
  const wire = encode(value, api.Model3D?.() as never, payload) as { as: string; file: File };
  return { wire, payload };
};
const bytes = (text: string) => new TextEncoder().encode(text);
const obj = 'v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n';

const binaryStl = (name = '') => {
  const stl = new Uint8Array(84 + 50);
  stl.set(bytes(name));
  stl[80] = 1;
  return stl;
};

test.each([
  ['glb', bytes('glTF\u0002\0\0\0')],
  ['gltf', bytes('\n { "asset": {} }')],
  ['stl', binaryStl()],
  ['stl', binaryStl('solid as in text')],
  ['stl', bytes('solid cube\n facet normal 0 0 1\n')],
  ['ply', bytes('ply\r\nformat ascii 1.0\r\n')],
  ['obj', bytes('# a comment\n\nmtllib a.mtl\nv 0 0 0\n')],
  ['obj', bytes('o One\n  f 1/1/1 2//2 3\n')],
  [undefined, bytes('Dear Sir or Madam,\nfor once')],
  [undefined, bytes('solid as a rock')],
  [undefined, new Uint8Array(200)],
  [undefined, bytes('')],
])('a model is %s by what it begins with: %#', (format, file) => {
  expect(modelFormatOf(file)).toBe(format);
});

test('bytes and text become files, named by their format', async () => {
  for (const value of [obj, bytes(obj), bytes(obj).buffer]) {
    const { wire, payload } = wireOf(value);
    expect(wire).toMatchObject({ as: 'file', file: { name: 'model.obj', type: 'model/obj' } });
    expect(await wire.file.text()).toBe(obj);
    expect(payload.bytes).toBe(obj.length);
  }
  expect(wireOf(binaryStl().subarray(0)).wire.file.name).toBe('model.stl');
  expect(wireOf('{"asset":{}}').wire.file.name).toBe('model.gltf');
});

test('files keep their names, and a line of text is a URL', () => {
  expect(wireOf(new File([obj], 'cube.obj')).wire.file.name).toBe('cube.obj');
  expect(wireOf({ name: 'cube.stl', data: obj }).wire.file.name).toBe('cube.stl');
  expect(wireOf('examples/cube.glb').wire).toEqual({ as: 'url', url: 'examples/cube.glb' });
  expect(wireOf('https://example.org/a.glb').wire).toEqual({ as: 'url', url: 'https://example.org/a.glb' });
});

test.each<[unknown, string]>([
  [
    7,
    'it takes a 3D model (GLB, glTF, OBJ, STL or PLY) as a File, a Blob, bytes, text, { name, data } or a URL, and this is 7',
  ],
  ['Dear Sir\nor Madam', 'this text is no 3D model'],
  [new Uint8Array(9), 'these bytes are no 3D model'],
  [{ size: mostOfModel + 1 }, 'a 3D model has at most 100 MB, and this is 101 MB'],
])('what is no model is refused: %#', (value, sentence) => {
  const large = new File(['x'], 'large.stl');
  Object.defineProperty(large, 'size', { value: mostOfModel + 1 });
  expect(() => wireOf((value as { size?: number }).size ? large : value)).toThrow(sentence);
});

test.each<[object, RegExp]>([
  [{ displayMode: 'points' }, /^displayMode of this Model3D is one of solid, point_cloud, wireframe/],
  [
    { clearColor: [0, 0, 0] },
    /^clearColor of this Model3D is \[red, green, blue, alpha\], each from 0 to 1, and this is \[0, 0, 0\]/,
  ],
  [{ clearColor: [255, 0, 0, 1] }, /and this is \[255, 0, 0, 1\]/],
  [{ cameraPosition: [90, 'up', 3] }, /^cameraPosition of this Model3D is \[alpha, beta, radius\]/],
  [{ cameraPosition: [90, 90, 0] }, /cameraPosition/],
  [{ zoomSpeed: 0 }, /^zoomSpeed of this Model3D is a positive number, and this is 0/],
  [{ panSpeed: Number.NaN }, /^panSpeed/],
])('an option that makes no sense is told of: %#', (options, sentence) => {
  expect(() => api.Model3D?.(options)).toThrow(sentence);
});

test('what is missing of a position is to be chosen', () => {
  expect(api.Model3D?.({ cameraPosition: [90] }).properties).toMatchObject({ cameraPosition: [90, null, null] });
});
