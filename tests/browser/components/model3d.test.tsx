import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createViewer } from '../../../src/components/model3d/viewer';
import { expectNoViolations, inScheme } from './accessible';
import { dataUri, fileOf, glb, gltf, objCube, plyCube, stlCube, stlText } from './models';
import { drop } from './pictures';
import { painted, show, until } from './shown';

const json = (given: object) => JSON.stringify(given);

/** What is on a canvas: how many pixels are not empty, how many are red, and all of them as text. */
const pixelsOf = (canvas: HTMLCanvasElement | null) => {
  if (!canvas || canvas.width < 2) return { drawn: 0, red: 0, text: '', share: 0 };
  const copy = new OffscreenCanvas(canvas.width, canvas.height);
  const context = copy.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let drawn = 0;
  let red = 0;
  let text = '';
  for (let i = 0; i < data.length; i += 4) {
    if ((data[i + 3] as number) > 0) drawn++;
    if ((data[i] as number) > 2 * (data[i + 1] as number) + 20 && (data[i + 3] as number) > 0) red++;
    if (i % 1000 === 0) text += String.fromCharCode(data[i] as number);
  }
  return { drawn, red, text, share: drawn / (canvas.width * canvas.height) };
};

const open = async (...given: Parameters<typeof show<'model3d'>> extends [unknown, ...infer Rest] ? Rest : never) => {
  const shown = show('model3d', ...given);
  await shown.loaded();
  const canvas = () => shown.host.querySelector<HTMLCanvasElement>('.yc-model-stage canvas');
  return {
    ...shown,
    canvas,
    pixels: () => pixelsOf(canvas()),
    stage: () => shown.find<HTMLElement>('.yc-model-stage'),
    drawn: () => until(() => shown.host.querySelector('.yc-model[data-shown]') && pixelsOf(canvas()).drawn > 500),
    told: shown.told,
    problem: () => until(() => shown.host.querySelector('.yc-problem')?.textContent ?? ''),
  };
};

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

describe('the view', () => {
  test('faces, edges or corners are drawn, and an update switches', async () => {
    const { drawn, setProperties, pixels } = await open(fileOf(objCube(), 'cube.obj'), { label: 'It' });
    await drawn();
    const solid = pixels().drawn;
    setProperties({ label: 'It', displayMode: 'wireframe' });
    await until(() => pixels().drawn < solid / 2);
    const edges = pixels().drawn;
    setProperties({ label: 'It', displayMode: 'point_cloud' });
    await until(() => pixels().drawn < edges / 4 && pixels().drawn > 8);
    setProperties({ label: 'It' });
    await until(() => pixels().drawn === solid);
  });

  test('the background has the colour that it is given', async () => {
    const { drawn, pixels } = await open(fileOf(objCube(), 'cube.obj'), { clearColor: [1, 0, 0, 1] });
    await drawn();
    await until(() => pixels().share === 1 && pixels().red > 1000);
  });

  test('arrow keys turn the model, + and − zoom, and Home shows all of it again', async () => {
    const { drawn, pixels, stage } = await open(fileOf(objCube(), 'cube.obj'), { label: 'It' });
    await drawn();
    const first = pixels();
    stage().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await until(() => pixels().text !== first.text);
    await userEvent.keyboard('{Home}');
    await until(() => pixels().text === first.text);
    await userEvent.keyboard('-----');
    await until(() => pixels().drawn < first.drawn / 2);
    await userEvent.keyboard('+++++');
    await until(() => pixels().drawn > first.drawn * 0.9);
  });

  test('it is turned by dragging, and a button resets it', async () => {
    const { drawn, pixels, stage, screen } = await open(fileOf(objCube(), 'cube.obj'), { label: 'It' });
    await drawn();
    const first = pixels().text;
    const { left, top } = stage().getBoundingClientRect();
    const at = (x: number) => ({ clientX: left + x, clientY: top + 60, pointerId: 1, bubbles: true, button: 0 });
    // Only a pointer that the browser knows can be captured.
    vi.spyOn(stage(), 'setPointerCapture').mockReturnValue();
    vi.spyOn(stage(), 'releasePointerCapture').mockReturnValue();
    stage().dispatchEvent(new PointerEvent('pointerdown', at(50)));
    stage().dispatchEvent(new PointerEvent('pointermove', at(90)));
    stage().dispatchEvent(new PointerEvent('pointerup', at(90)));
    await until(() => pixels().text !== first);
    await screen.getByRole('button', { name: 'Reset It' }).click();
    await until(() => pixels().text === first);
  });

  test('a wheel scrolls the page until the model has been pressed', async () => {
    const { drawn, pixels, stage } = await open(fileOf(objCube(), 'cube.obj'), { label: 'It' });
    await drawn();
    const wheel = () => new WheelEvent('wheel', { deltaY: 300, cancelable: true, bubbles: true });
    const [first, before] = [wheel(), pixels().drawn];
    stage().dispatchEvent(first);
    expect(first.defaultPrevented).toBe(false);
    stage().focus();
    const second = wheel();
    stage().dispatchEvent(second);
    expect(second.defaultPrevented).toBe(true);
    await until(() => pixels().drawn < before);
  });
});

describe('a model that grows', () => {
  const place = () => {
    const stage = document.createElement('div');
    stage.style.cssText = 'inline-size: 300px; block-size: 200px';
    const canvas = document.createElement('canvas');
    stage.append(canvas);
    document.body.append(stage);
    const viewer = createViewer(stage, canvas, () => {});
    onTestFinished(() => {
      viewer.dispose();
      stage.remove();
    });
    const drawnAfter = async (act: () => void) => {
      const { drawings } = viewer.figures();
      act();
      await until(() => viewer.figures().drawings > drawings);
      return viewer.figures();
    };
    const read = (contents: BlobPart) => viewer.read(new File([contents], 'it'));
    return { viewer, canvas, drawnAfter, read };
  };

  test('frees the memory of what it replaces, and keeps its programs', async () => {
    const { viewer, drawnAfter, read } = place();
    const first = await read(objCube());
    const { geometries, programs } = await drawnAfter(() => viewer.show(first));
    for (let size = 2; size < 12; size++) {
      const next = await read(objCube(size));
      await drawnAfter(() => viewer.show(next));
    }
    expect(viewer.figures()).toMatchObject({ geometries, programs });
    const picture = await read(glb());
    await drawnAfter(() => viewer.show(picture));
    expect(viewer.figures().geometries).toBe(geometries);
    const figures = await drawnAfter(() => viewer.clear());
    expect(figures).toMatchObject({ geometries: 0 });
  });

  test('is followed until a person has turned it; then the view stays', async () => {
    const { viewer, drawnAfter, read, canvas } = place();
    const models = [
      await read(objCube(1)),
      await read(objCube(1.5)),
      await read(objCube(1.6)),
      await read(objCube(40)),
    ];
    const [small, larger, large, huge] = models as [never, never, never, never];
    const first = await drawnAfter(() => viewer.show(small));
    const second = await drawnAfter(() => viewer.show(larger));
    expect(second.camera[0] / first.camera[0]).toBeCloseTo(1.5, 3);
    const turned = await drawnAfter(() => viewer.turn(30, 0));
    const third = await drawnAfter(() => viewer.show(large));
    expect(third.camera).toEqual(turned.camera);
    // What would not be seen at all in that view is looked at from the same side.
    const fourth = await drawnAfter(() => viewer.show(huge));
    expect(fourth.camera[0] / turned.camera[0]).toBeGreaterThan(10);
    expect(pixelsOf(canvas).share).toBeGreaterThan(0.1);
  });

  test('is drawn when something changes, and not otherwise', async () => {
    const { viewer, drawnAfter, read } = place();
    const model = await read(objCube());
    await drawnAfter(() => viewer.show(model));
    await painted();
    const { drawings } = viewer.figures();
    for (let i = 0; i < 10; i++) await painted();
    expect(viewer.figures().drawings).toBe(drawings);
  });

  test('is not drawn off the screen, but when it comes back', async () => {
    const { viewer, drawnAfter, read, canvas } = place();
    const stage = canvas.parentElement as HTMLElement;
    const model = await read(objCube());
    await drawnAfter(() => viewer.show(model));
    stage.style.position = 'absolute';
    stage.style.top = '-5000px';
    // The observer tells of it in a frame to come.
    await until(async () => {
      const { drawings } = viewer.figures();
      viewer.turn(10, 0);
      await painted();
      return viewer.figures().drawings === drawings;
    });
    await drawnAfter(() => {
      stage.style.top = '0px';
    });
  });

  test('is drawn again when the browser gives its memory back', async () => {
    const { drawn, canvas, pixels, screen, host } = await open(fileOf(objCube(), 'cube.obj'), { label: 'It' });
    await drawn();
    const before = pixels().text;
    const lost = canvas()?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    lost?.loseContext();
    await expect
      .element(screen.getByText('The browser has taken the graphics memory back.', { exact: false }))
      .toBeVisible();
    lost?.restoreContext();
    await until(() => !host.querySelector('.yc-model-lost') && pixels().text === before);
  });
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
