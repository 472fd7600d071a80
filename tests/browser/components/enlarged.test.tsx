import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { middleOf, solid } from './pictures';
import { painted, show, until } from './shown';

/** An enlarged picture, and where it is on the page. */
const enlarged = async (width: number, height: number) => {
  const shown = show('image', solid(width, height, [255, 124, 0]), { label: 'Result' });
  await shown.screen.getByRole('button', { name: 'Enlarge' }).click();
  const dialog = shown.screen.getByRole('dialog', { name: 'Result' });
  await expect.element(dialog).toBeVisible();
  const stage = shown.find('.yc-enlarged-stage');
  const picture = shown.find('.yc-enlarged-picture');
  const settled = async () => {
    await painted();
    await Promise.all(picture.getAnimations().map((each) => each.finished));
  };
  return {
    shown,
    dialog,
    stage,
    settled,
    canvas: shown.find<HTMLCanvasElement>('.yc-enlarged canvas'),
    /** How large it is in proportion to its stage, and by how much its middle is off that of the stage. */
    place: async () => {
      await settled();
      const [of, within] = [picture.getBoundingClientRect(), stage.getBoundingClientRect()];
      return {
        scale: Math.round((of.width / within.width) * 100) / 100,
        x: Math.round(of.x + of.width / 2 - within.x - within.width / 2),
        y: Math.round(of.y + of.height / 2 - within.y - within.height / 2),
      };
    },
  };
};
const fitted = { scale: 1, x: 0, y: 0 };

test.for([
  ['a small picture', 40, 30],
  ['a large picture', 3000, 2000],
] as const)('%s fills the window at once', async ([, width, height]) => {
  const { dialog, stage, canvas } = await enlarged(width, height);
  const box = dialog.element().getBoundingClientRect();
  expect([box.width, box.height]).toEqual([innerWidth, innerHeight]);
  const room = stage.getBoundingClientRect();
  expect(room.width).toBe(innerWidth);
  expect(room.height).toBeGreaterThan(innerHeight * 0.7);
  // The canvas is as large as its stage, and its picture is fitted to it, whatever its own size.
  const { width: drawnWidth, height: drawnHeight } = canvas.getBoundingClientRect();
  expect([drawnWidth, drawnHeight]).toEqual([room.width, room.height]);
  expect(getComputedStyle(canvas).objectFit).toBe('contain');
  expect(middleOf(canvas)).toEqual([255, 124, 0, 255]);
});

test('is zoomed by keys and buttons, within limits, and fitted again', async () => {
  const { dialog, place } = await enlarged(300, 200);
  expect(await place()).toEqual(fitted);
  await userEvent.keyboard('+');
  expect((await place()).scale).toBe(1.5);
  await userEvent.keyboard('=');
  expect((await place()).scale).toBe(2.25);
  await expect.element(dialog.getByRole('button', { name: /^Zoom 225%/ })).toBeVisible();
  await userEvent.keyboard('-');
  expect((await place()).scale).toBe(1.5);
  await userEvent.keyboard('0');
  expect(await place()).toEqual(fitted);
  await userEvent.keyboard('-');
  expect(await place()).toEqual(fitted);
  const zoomIn = dialog.getByRole('button', { name: 'Zoom in' });
  for (let i = 0; i < 10; i++) await zoomIn.click();
  expect((await place()).scale).toBe(20);
  await dialog.getByRole('button', { name: 'Zoom out' }).click();
  expect((await place()).scale).toBeCloseTo(13.33, 1);
  await dialog.getByRole('button', { name: /Fit to the window/ }).click();
  expect(await place()).toEqual(fitted);
});

test('is moved by arrow keys once it is larger than its stage, and no further than its edges', async () => {
  const { stage, place } = await enlarged(300, 200);
  await userEvent.keyboard('{ArrowRight}');
  expect(await place()).toEqual(fitted);
  await userEvent.keyboard('+');
  await userEvent.keyboard('{ArrowRight}{ArrowDown}');
  const { x, y } = await place();
  expect([x, y]).toEqual([-80, -80]);
  for (let i = 0; i < 20; i++) await userEvent.keyboard('{ArrowLeft}');
  const room = stage.getBoundingClientRect().width;
  expect((await place()).x).toBe(Math.round(room / 4));
});

/** A pointer at a place in the stage, as a fraction of it. */
const point = (stage: Element, type: string, x: number, y: number, more: PointerEventInit = {}) => {
  const { left, top, width, height } = stage.getBoundingClientRect();
  const init = { bubbles: true, cancelable: true, clientX: left + x * width, clientY: top + y * height, ...more };
  const Made = type.startsWith('pointer') ? PointerEvent : type === 'wheel' ? WheelEvent : MouseEvent;
  const target = document.elementFromPoint(init.clientX, init.clientY) ?? stage;
  const event = new Made(type, init);
  (type === 'pointermove' || type === 'pointerup' ? document : target).dispatchEvent(event);
  return event;
};

test('is zoomed by the wheel at the pointer, and the page does not scroll', async () => {
  const { stage, place } = await enlarged(300, 200);
  const event = point(stage, 'wheel', 0.25, 0.5, { deltaY: -500 } as WheelEventInit);
  expect(event.defaultPrevented).toBe(true);
  const { scale, x } = await place();
  expect(scale).toBe(2.72);
  // What was under the pointer still is.
  const quarter = stage.getBoundingClientRect().width / 4;
  expect(Math.abs(x - quarter * (Math.E - 1))).toBeLessThan(2);
  point(stage, 'wheel', 0.25, 0.5, { deltaY: 5000 } as WheelEventInit);
  expect(await place()).toEqual(fitted);
});

test('is zoomed by a double click where it was pressed, and fitted by the next', async () => {
  const { stage, place } = await enlarged(300, 200);
  point(stage, 'dblclick', 0.75, 0.5);
  const { scale, x } = await place();
  expect(scale).toBe(2.5);
  expect(Math.abs(x + (stage.getBoundingClientRect().width / 4) * 1.5)).toBeLessThan(2);
  point(stage, 'dblclick', 0.5, 0.5);
  expect(await place()).toEqual(fitted);
});

test('is moved by a drag, and zoomed by two fingers', async () => {
  const { stage, place } = await enlarged(300, 200);
  await userEvent.keyboard('+');
  await place();
  const mouse = { pointerId: 1, isPrimary: true, button: 0, buttons: 1 };
  point(stage, 'pointerdown', 0.5, 0.5, mouse);
  point(stage, 'pointermove', 0.6, 0.5, mouse);
  point(stage, 'pointerup', 0.6, 0.5, mouse);
  expect(Math.abs((await place()).x - stage.getBoundingClientRect().width / 10)).toBeLessThan(2);
  await userEvent.keyboard('0');
  await place();
  const finger = (pointerId: number) => ({ pointerId, pointerType: 'touch', isPrimary: pointerId === 2, buttons: 1 });
  point(stage, 'pointerdown', 0.45, 0.5, finger(2));
  point(stage, 'pointerdown', 0.55, 0.5, finger(3));
  point(stage, 'pointermove', 0.3, 0.5, finger(2));
  point(stage, 'pointermove', 0.7, 0.5, finger(3));
  point(stage, 'pointerup', 0.3, 0.5, finger(2));
  point(stage, 'pointerup', 0.7, 0.5, finger(3));
  expect((await place()).scale).toBeGreaterThan(2);
});

test('keeps the focus within, closes with Escape, and gives the focus back', async () => {
  const { dialog, shown } = await enlarged(300, 200);
  for (let i = 0; i < 12; i++) {
    await userEvent.tab();
    expect(
      [document.body, null].includes(document.activeElement as HTMLElement) ||
        dialog.element().contains(document.activeElement),
    ).toBe(true);
  }
  await userEvent.keyboard('+{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(document.activeElement?.textContent).toBe('Enlarge');
  await shown.screen.getByRole('button', { name: 'Enlarge' }).click();
  await until(() => shown.host.querySelector('.yc-enlarged-scale')?.textContent === '100%');
});

test('turns to the next picture fitted', async () => {
  const items = [1, 2].map((shade) => ({ image: solid(12, 12, [shade, 0, 0]), caption: null }));
  const shown = show('gallery', items, { label: 'Colours' });
  await shown.loaded();
  await shown.screen.getByRole('button', { name: 'Image 1 of 2' }).click();
  const dialog = shown.screen.getByRole('dialog', { name: 'Colours' });
  await expect.element(dialog).toBeVisible();
  await userEvent.keyboard('+');
  await expect.element(dialog.getByText('150%')).toBeVisible();
  await dialog.getByRole('button', { name: 'Next' }).click();
  await expect.element(dialog.getByText('100%')).toBeVisible();
  expect(middleOf(shown.find<HTMLCanvasElement>('.yc-enlarged canvas'))[0]).toBe(2);
});
