import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ImageWire, WireValue } from '../../../src/protocol';
import { expectNoViolations, inScheme } from './accessible';
import { drop, pngFile, solid } from './pictures';
import { show, until } from './shown';

type Value = WireValue<'imageeditor'>;
type Given = Parameters<typeof show<'imageeditor'>> extends [unknown, ...infer Rest] ? Rest : never;

const open = async (value: Value = null, properties: Given[1] = {}) => {
  const shown = show('imageeditor', value, { label: 'Sketch', ...properties }, { interactive: true });
  await shown.loaded();
  const board = () => shown.find<HTMLElement>('.yc-drawing-board');
  await until(board);
  const latest = () => shown.inputs.at(-1) as Value;
  return { ...shown, board, latest, button: (name: string) => shown.screen.getByRole('button', { name, exact: true }) };
};

/** The colour of a pixel of an image, as `[r, g, b, a]`. */
const pixelOf = (wire: ImageWire | null | undefined, x: number, y: number) => {
  if (wire?.as !== 'pixels') return undefined;
  return [...new Uint8Array(wire.data, 4 * (y * wire.width + x), 4)];
};

const middleOf = (wire: ImageWire | null | undefined) =>
  wire?.as === 'pixels' ? pixelOf(wire, wire.width >> 1, wire.height >> 1) : undefined;

const black = [0, 0, 0, 255];
const clear = [0, 0, 0, 0];

/** Draws from one share of the canvas to another. */
const drag = (board: Element, from: readonly [number, number], to: readonly [number, number]) => {
  const box = board.getBoundingClientRect();
  const tell = (type: string, [x, y]: readonly [number, number]) =>
    board.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        button: 0,
        pointerId: 1,
        clientX: box.left + x * box.width,
        clientY: box.top + y * box.height,
      }),
    );
  tell('pointerdown', from);
  tell('pointermove', [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
  tell('pointermove', to);
  tell('pointerup', to);
};

/** A pointer that a script moves has no capture. */
const draw = async (
  app: Awaited<ReturnType<typeof open>>,
  ...places: [readonly [number, number], readonly [number, number]]
) => {
  app.board().setPointerCapture = () => {};
  const before = app.inputs.length;
  drag(app.board(), ...places);
  await until(() => app.inputs.length > before || app.board().dataset.tool === 'crop');
};

const canvasSize: [number, number] = [200, 100];

test('a stroke is in its layer and in the whole, and is taken back and brought again', async () => {
  const app = await open(null, { canvasSize });
  await draw(app, [0.1, 0.5], [0.9, 0.5]);
  expect(app.latest()).toMatchObject({ background: null, layers: [{ width: 200, height: 100 }] });
  expect(pixelOf(app.latest()?.layers[0], 100, 50)).toEqual(black);
  expect(pixelOf(app.latest()?.composite, 100, 50)).toEqual(black);
  expect(pixelOf(app.latest()?.composite, 100, 80)).toEqual(clear);
  expect(app.told('apply')).toHaveLength(1);
  await userEvent.keyboard('{Control>}z{/Control}');
  await app.button('Undo').click();
  // Nothing has been drawn, so there is no value.
  expect(app.latest()).toBeNull();
  await app.button('Redo').click();
  expect(pixelOf(app.latest()?.composite, 100, 50)).toEqual(black);
});

test('the keys draw, too', async () => {
  const app = await open(null, { canvasSize });
  app.board().focus();
  await userEvent.keyboard(' {ArrowRight}{ArrowRight}{ArrowRight} ');
  expect(pixelOf(app.latest()?.composite, 100, 50)).toEqual(black);
  expect(pixelOf(app.latest()?.composite, 105, 50)).toEqual(black);
  const before = app.inputs.length;
  // Escape gives up a stroke.
  await userEvent.keyboard(' {ArrowDown}{ArrowDown}{Escape}');
  expect(app.inputs).toHaveLength(before);
});

test('the eraser takes out of the layer, not out of the image under it', async () => {
  const app = await open(null, { canvasSize, eraser: { defaultSize: 30 } });
  drop(app.find('.yc-drawing'), await pngFile('blue.png', [0, 0, 255]));
  await until(() => app.latest()?.background);
  expect(app.told('upload')).toHaveLength(1);
  await draw(app, [0.1, 0.5], [0.9, 0.5]);
  expect(middleOf(app.latest()?.composite)).toEqual(black);
  await app.button('Eraser').click();
  await draw(app, [0.1, 0.5], [0.9, 0.5]);
  expect(middleOf(app.latest()?.layers[0])).toEqual(clear);
  expect(middleOf(app.latest()?.composite)).toEqual([0, 0, 255, 255]);
});

test('layers lie over one another, are hidden, and deleted', async () => {
  const app = await open(null, { canvasSize });
  await draw(app, [0.1, 0.5], [0.9, 0.5]);
  await app.button('Add a layer').click();
  await app.screen.getByRole('radio', { name: 'Red' }).click();
  await draw(app, [0.1, 0.5], [0.9, 0.5]);
  expect(app.latest()?.layers).toHaveLength(2);
  expect(pixelOf(app.latest()?.composite, 100, 50)).toEqual([0xe5, 0x48, 0x4d, 255]);
  await app.screen.getByRole('checkbox', { name: 'Show Layer 2' }).click();
  expect(app.latest()?.layers).toHaveLength(1);
  expect(pixelOf(app.latest()?.composite, 100, 50)).toEqual(black);
  await app.screen.getByRole('checkbox', { name: 'Show Layer 2' }).click();
  await app.button('Delete Layer 2').click();
  expect(pixelOf(app.latest()?.composite, 100, 50)).toEqual(black);
  await app.button('Undo').click();
  expect(app.latest()?.layers).toHaveLength(2);
});

test('a crop keeps what is in the frame', async () => {
  const app = await open(null, { canvasSize });
  await draw(app, [0.1, 0.5], [0.9, 0.5]);
  await app.button('Crop').click();
  await draw(app, [0.25, 0.2], [0.75, 0.7]);
  await app.button('Apply').click();
  expect(app.latest()?.composite).toMatchObject({ width: 100, height: 50 });
  expect(pixelOf(app.latest()?.composite, 50, 30)).toEqual(black);
  await expect.element(app.button('Brush')).toHaveAttribute('aria-pressed', 'true');
  await app.button('Undo').click();
  expect(app.latest()?.composite).toMatchObject({ width: 200, height: 100 });
});

test('the frame of a crop follows the keys', async () => {
  const app = await open({ background: solid(200, 100, [255, 0, 0]), layers: [], composite: null });
  await app.button('Crop').click();
  app.board().focus();
  await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}{ArrowRight}{Enter}');
  expect(app.latest()?.composite).toMatchObject({ width: 197, height: 100 });
});

test('a drawing from elsewhere is drawn on; its own does not come back', async () => {
  const app = await open({ background: solid(200, 100, [255, 0, 0]), layers: [], composite: null }, { canvasSize });
  await draw(app, [0.1, 0.5], [0.9, 0.5]);
  expect(pixelOf(app.latest()?.background, 3, 3)).toEqual([255, 0, 0, 255]);
  app.set(app.latest());
  await draw(app, [0.1, 0.9], [0.9, 0.9]);
  await app.button('Undo').click();
  expect(pixelOf(app.latest()?.composite, 100, 50)).toEqual(black);
  app.set(null);
  await expect.element(app.screen.getByText('Draw here.')).toBeVisible();
});

test('what is larger than a canvas may be is drawn smaller, and its layers with it', async () => {
  // Blue on the left, red on the right.
  const wide = solid(4096, 16, [0, 0, 255]);
  const bytes = new Uint8Array(wide.data);
  for (let i = 0; i < bytes.length; i += 4) if ((i / 4) % 4096 >= 2048) bytes.set([255, 0, 0], i);
  const app = await open({ background: wide, layers: [structuredClone(wide)], composite: null });
  await until(() => app.find<HTMLCanvasElement>('canvas').width === 2048);
  app.board().focus();
  await userEvent.keyboard(' {ArrowRight} ');
  expect(app.latest()?.composite).toMatchObject({ width: 2048, height: 8 });
  for (const part of [app.latest()?.background, app.latest()?.layers[0]]) {
    expect(pixelOf(part, 500, 1)).toEqual([0, 0, 255, 255]);
    expect(pixelOf(part, 1500, 1)).toEqual([255, 0, 0, 255]);
  }
});

test('what is no image is refused with a sentence, and the drawing stays', async () => {
  const app = await open(null, { canvasSize });
  await draw(app, [0.1, 0.5], [0.9, 0.5]);
  const before = app.inputs.length;
  drop(app.find('.yc-drawing'), new File(['no image'], 'a.png', { type: 'image/png' }));
  await expect.element(app.screen.getByText('This file could not be read as an image.')).toBeVisible();
  drop(app.find('.yc-drawing'), new File(['text'], 'a.txt', { type: 'text/plain' }));
  await expect.element(app.screen.getByText(/a\.txt/)).toBeVisible();
  expect(app.inputs).toHaveLength(before);
});

test('as an output it shows its parts over one another', async () => {
  const value: Value = {
    background: solid(20, 10, [255, 0, 0]),
    layers: [solid(20, 10, [0, 0, 255])],
    composite: null,
  };
  const shown = show('imageeditor', value, { label: 'Sketch' }, { interactive: false });
  await shown.loaded();
  const canvas = await until(() => shown.host.querySelector('canvas'));
  await until(() => canvas?.getContext('2d')?.getImageData(5, 5, 1, 1).data[2] === 255);
  expect(shown.host.querySelector('[role="application"]')).toBeNull();
});

describe.each(['light', 'dark'])('in %s', (scheme) => {
  test('axe finds nothing, and nothing is wider than 320 pixels', async () => {
    inScheme(scheme);
    await page.viewport(320, 900);
    const app = await open(null, { canvasSize });
    await app.button('Add a layer').click();
    await expectNoViolations(app.host);
    await app.button('Crop').click();
    await expectNoViolations(app.host);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  });
});
