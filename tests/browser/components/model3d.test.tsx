import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { expectNoViolations, inScheme } from './accessible';
import { dataUri, fileOf, glb, gltf, objCube, plyCube, stlCube, stlText } from './models';
import { open, pixelsOf } from './models-shown';
import { drop } from './pictures';
import { painted, until } from './shown';

const json = (given: object) => JSON.stringify(given);

describe('formats', () => {
  test.each<[string, BlobPart, boolean]>([
    ['OBJ', objCube(), false],
    ['binary STL', stlCube(), false],
    ['STL in text', stlText(), false],
    ['PLY', plyCube(), true],
    ['GLB', glb(), true],
    ['glTF', json(gltf({ uri: dataUri() })), true],
  ])('%s is known by what it begins with, whatever its name', async (_, contents, isRed) => {
    const { drawn, pixels, stage } = await open(fileOf(contents, 'cube.dat'), { label: 'Cube' });
    await drawn();
    expect(stage().getAttribute('aria-label')).toBe('Cube: 3D model, 12 triangles');
    const { share, red, drawn: all } = pixels();
    // All of the cube is seen, and fills much of its place.
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.7);
    expect(red > all / 2).toBe(isRed);
  });

  test('a picture in a GLB is drawn on it, from its own bytes', async () => {
    const dot = new OffscreenCanvas(4, 4);
    const context = dot.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.fillStyle = '#f00';
    context.fillRect(0, 0, 4, 4);
    const png = new Uint8Array(await (await dot.convertToBlob()).arrayBuffer());
    const image = `data:image/png;base64,${btoa(String.fromCharCode(...png))}`;
    const { drawn, pixels } = await open(
      fileOf(
        glb(
          gltf(
            {},
            {
              materials: [
                { pbrMetallicRoughness: { baseColorTexture: { index: 0 }, metallicFactor: 0 }, doubleSided: true },
              ],
              textures: [{ source: 0 }],
              images: [{ uri: image }],
            },
          ),
        ),
        'cube.glb',
      ),
    );
    await drawn();
    const { red, drawn: all } = pixels();
    expect(red).toBeGreaterThan(all / 2);
  });

  test('metal mirrors a room, and is not black', async () => {
    const { drawn, pixels } = await open(
      fileOf(glb(gltf({}, { materials: [{ pbrMetallicRoughness: { baseColorFactor: [1, 0, 0, 1] } }] })), 'metal.glb'),
    );
    await drawn();
    const { red, drawn: all } = pixels();
    expect(red).toBeGreaterThan(all / 2);
  });

  test('points without faces are drawn and counted as such', async () => {
    const { stage, canvas } = await open(
      fileOf(
        'ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\nend_header\n0 0 0\n1 0 0\n0 1 0\n',
        'points.ply',
      ),
      { label: 'Cloud' },
    );
    await until(() => pixelsOf(canvas()).drawn >= 9);
    expect(stage().getAttribute('aria-label')).toBe('Cloud: 3D model, 3 points');
  });

  test('what a URL names is fetched by the page', async () => {
    const { drawn, host } = await open(
      { as: 'url', url: '/cube.obj' },
      { label: 'It' },
      {
        fileOf: async ({ url }) => new File([objCube()], url.slice(1)),
      },
    );
    await drawn();
    expect(host.querySelector('.yc-problem')).toBeNull();
  });
});

describe('what cannot be shown is told of, and what was shown stays', () => {
  const damaged = stlCube().slice(0, 400);
  const looped = { nodes: [{ mesh: 0, children: [1] }, { children: [0] }] };
  const zeros = { accessors: [{ componentType: 5126, count: 2e9, type: 'VEC3' }, gltf({}).accessors[1]] };
  test.each<[string, BlobPart, RegExp]>([
    ['no model', 'Dear Sir or Madam', /bad\.glb cannot be shown\. It is no 3D model that is known here/],
    [
      'a buffer in another file',
      json(gltf({ uri: 'cube.bin' })),
      /It needs another file \(cube\.bin\), and nothing is fetched/,
    ],
    [
      'a buffer on another host',
      json(gltf({ uri: 'https://example.org/x' })),
      /another file \(https:\/\/example\.org\/x\)/,
    ],
    [
      'an image on another host',
      glb(gltf({}, { images: [{ uri: '//example.org/a.png' }] })),
      /another file \(\/\/example\.org/,
    ],
    ['a buffer that is not there', json(gltf({})), /Some of its data is missing \(buffers\[0\]\)/],
    ['a GLB that is cut off', glb().slice(0, 600), /Some of its data is missing \(GLB\)/],
    ['an STL that is cut off', damaged, /It is (?:no 3D model|damaged)/],
    ['JSON that is none', '{"asset": ', /It is damaged: /],
    ['a glTF of version 1', json({ asset: { version: '1.0' } }), /no glTF of version 2/],
    [
      'compression',
      glb(gltf({}, { extensionsRequired: ['KHR_draco_mesh_compression'] })),
      /It needs KHR_draco_mesh_compression/,
    ],
    ['nodes in a circle', glb(gltf({}, looped)), /Some of its data is missing \(nodes\[\d\]/],
    ['zeros by the billion', glb(gltf({}, zeros)), /It has 2,000,000,000 vertices, and at most 10,000,000 are shown/],
    ['a PLY of a billion of nothing', 'ply\nformat ascii 1.0\nelement vertex 999999999\nend_header\n', /It is damaged/],
    ['a scene without anything', glb(gltf({}, { nodes: [{}] })), /There is nothing in it to show/],
    ['a face without its corners', 'v 0 0 0\nf 1 2 3\n', /It is damaged/],
  ])('%s', async (_, contents, sentence) => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    onTestFinished(() => fetched.mockRestore());
    const { drawn, set, problem, pixels, screen } = await open(fileOf(objCube(), 'cube.obj'), { label: 'It' });
    await drawn();
    const before = pixels().text;
    set(fileOf(contents, 'bad.glb'));
    await vi.waitFor(async () => expect(await problem()).toMatch(sentence), { timeout: 30_000 });
    await painted();
    expect(pixels().text).toBe(before);
    expect(
      fetched.mock.calls.filter(([url]) => !/^(?:data|blob):/.test(String(url instanceof Request ? url.url : url))),
    ).toEqual([]);
    await expect.element(screen.getByRole('button', { name: 'Download' })).toBeVisible();
    set(fileOf(stlText(), 'next.stl'));
    await until(() => !screen.element().querySelector('.yc-problem'));
  });

  test('an address that cannot be fetched', async () => {
    const { problem } = await open(
      { as: 'url', url: '/none.obj' },
      {},
      {
        fileOf: async () => {
          throw new Error('“/none.obj” could not be fetched.');
        },
      },
    );
    await vi.waitFor(async () => expect(await problem()).toBe('“/none.obj” could not be fetched.'));
  });
});

test.each([
  ['comes', async () => new File([objCube()], 'late.obj')],
  [
    'does not come',
    async () => {
      throw new Error('It could not be fetched.');
    },
  ],
])('a model that was cleared meanwhile leaves nothing behind when it %s', async (_, come) => {
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const asked = vi.fn(() => answered.then(come));
  const late = { as: 'url', url: '/late.obj' } as const;
  const { set, host } = await open(late, { label: 'It' }, { fileOf: asked });
  await until(() => asked.mock.calls.length > 0);
  set(null);
  answer();
  let isLeft = false;
  // Another is asked for as soon as the one before is done with.
  await until(() => {
    isLeft ||= host.querySelector('.yc-problem, .yc-model[data-shown]') !== null;
    isLeft ||= [...host.querySelectorAll('button')].some(({ textContent }) => textContent === 'Download');
    set(late);
    set(null);
    return asked.mock.calls.length > 1;
  });
  expect(isLeft).toBe(false);
});

test('without WebGL, a sentence says so, and the file can be saved', async () => {
  const context = vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  onTestFinished(() => context.mockRestore());
  const { screen } = await open(fileOf(objCube(), 'cube.obj'), { label: 'It' });
  await expect.element(screen.getByText('it has no WebGL', { exact: false })).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Download' })).toBeVisible();
});

describe('as an input', () => {
  test('it takes a file by dropping, tells of it, and is cleared', async () => {
    const { find, inputs, told, drawn, screen } = await open(null, { label: 'It' }, { interactive: true });
    drop(find('.yc-door'), new File([objCube()], 'cube.obj'));
    await drawn();
    expect(inputs.at(-1)).toMatchObject({ as: 'file', file: { name: 'cube.obj' } });
    expect([told('upload').length, told('edit').length]).toEqual([1, 0]);
    drop(find('.yc-door'), new File([stlCube()], 'cube.stl'));
    expect([told('upload').length, told('edit').length]).toEqual([2, 1]);
    await screen.getByRole('button', { name: 'Remove' }).click();
    expect(inputs.at(-1)).toBeNull();
    expect(told('clear')).toHaveLength(1);
    await until(() => !screen.element().querySelector('.yc-model[data-shown]'));
  });

  test('what is no model is refused by name', async () => {
    const { find, inputs, screen } = await open(null, { label: 'It' }, { interactive: true });
    drop(find('.yc-door'), new File(['x'], 'notes.txt', { type: 'text/plain' }));
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent(/notes\.txt is text\/plain; a 3D model is expected/);
    expect(inputs).toEqual([]);
  });
});

test.for(['light', 'dark'])('has no accessibility violations, %s, narrow too', async (scheme) => {
  inScheme(scheme);
  await page.viewport(320, 600);
  const shown = await open(fileOf(objCube(), 'cube.obj'), { label: 'A model' });
  const input = await open(null, { label: 'Another' }, { interactive: true });
  const filled = await open(fileOf(objCube(), 'cube.obj'), { label: 'A third' }, { interactive: true });
  await shown.drawn();
  await filled.drawn();
  for (const { host } of [shown, input, filled]) {
    await expectNoViolations(host);
    expect(host.scrollWidth).toBeLessThanOrEqual(host.clientWidth);
  }
});
