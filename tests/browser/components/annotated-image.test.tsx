import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { WireValue } from '../../../src/protocol';
import { expectNoViolations, inScheme } from './accessible';
import { pngFile, solid } from './pictures';
import { painted, show, until } from './shown';

type Annotated = NonNullable<WireValue<'annotatedimage'>>;

const disc = (width: number, height: number): ArrayBuffer => {
  const alpha = new Uint8Array(width * height);
  for (let i = 0; i < alpha.length; i++)
    alpha[i] = Math.hypot((i % width) - width / 2, Math.floor(i / width) - height / 2) < height / 4 ? 255 : 0;
  return alpha.buffer;
};
const street = (): Annotated => ({
  image: solid(400, 200, [120, 130, 140]),
  annotations: [
    { as: 'box', label: 'car', box: [20, 20, 120, 100] },
    { as: 'mask', label: 'ball', width: 400, height: 200, data: disc(400, 200) },
    { as: 'box', label: 'cup', box: [40, 40, 60, 60] },
  ],
});

const open = async (value: WireValue<'annotatedimage'>, properties: object = {}) => {
  const shown = show('annotatedimage', value, { label: 'Found', ...properties });
  await shown.loaded();
  return { ...shown, regions: () => [...shown.host.querySelectorAll<HTMLElement>('.yc-region')] };
};
const pointed = (regions: HTMLElement[]) => regions.map((each) => each.dataset.pointed !== undefined);

test('boxes and masks lie over their places of the picture', async () => {
  await page.viewport(800, 600);
  const { find, regions } = await open(street());
  const stage = find('.yc-stage').getBoundingClientRect();
  const scale = stage.width / 400;
  expect(stage.height).toBeCloseTo(200 * scale, 0);
  const box = find('.yc-region-box').getBoundingClientRect();
  expect(box.left - stage.left).toBeCloseTo(20 * scale, 0);
  expect(box.bottom - stage.top).toBeCloseTo(100 * scale, 0);
  const canvas = regions()[1]?.querySelector('canvas') as HTMLCanvasElement;
  const at = (x: number, y: number) => [...(canvas.getContext('2d')?.getImageData(x, y, 1, 1).data ?? [])];
  expect(at(200, 100)[3]).toBe(255);
  expect(at(5, 5)[3]).toBe(0);
});

test('a label of the legend makes its region stand out, by pointer and by keys, and a press tells which', async () => {
  const { screen, regions, told, host } = await open(street());
  await userEvent.hover(screen.getByRole('button', { name: 'ball' }));
  expect(pointed(regions())).toEqual([false, true, false]);
  await until(() => Number(getComputedStyle(regions()[0] as Element).opacity) < 0.2);
  await userEvent.unhover(screen.getByRole('button', { name: 'ball' }));
  screen.getByRole('button', { name: 'car' }).element().focus();
  expect(pointed(regions())).toEqual([true, false, false]);
  await userEvent.keyboard('{Tab}{Tab}{Enter}');
  expect(pointed(regions())).toEqual([false, false, true]);
  expect(told('select')).toEqual([{ index: 2, value: 'cup', selected: true }]);
  host.querySelector<HTMLElement>(':focus')?.blur();
  expect(pointed(regions())).toEqual([false, false, false]);
});

test('a press in the picture picks the smallest region there', async () => {
  await page.viewport(800, 600);
  const { find, told } = await open(street());
  const stage = find('.yc-annotated');
  const scale = stage.getBoundingClientRect().width / 400;
  for (const [x, y] of [
    [50, 50],
    [100, 90],
    [200, 100],
    [380, 10],
  ] as const)
    await userEvent.click(stage, { position: { x: x * scale, y: y * scale } });
  expect(told('select').map((data) => data?.value)).toEqual(['cup', 'car', 'ball']);
});

test('labels have the colours of the map, and keep theirs from yield to yield', async () => {
  const { host, set } = await open(street(), { colorMap: { car: 'rgb(1, 2, 3)' } });
  const colours = () =>
    Object.fromEntries(
      [...host.querySelectorAll('.yc-region-name')].map((each) => [
        each.textContent?.trim(),
        getComputedStyle(each.querySelector('.yc-region-colour') as Element).backgroundColor,
      ]),
    );
  const before = colours();
  expect(before.car).toBe('rgb(1, 2, 3)');
  expect(new Set(Object.values(before)).size).toBe(3);
  const { image, annotations } = street();
  set({ image, annotations: annotations.toReversed() });
  expect(colours()).toEqual(before);
});

test('a mask that does not fit its picture is told of, and the others are shown', async () => {
  const file = await pngFile('a.png', [1, 2, 3], 20);
  const { screen, regions } = await open({
    image: { as: 'file', file },
    annotations: [
      { as: 'mask', label: 'ball', width: 10, height: 10, data: disc(10, 10) },
      { as: 'mask', label: 'disc', width: 20, height: 20, data: disc(20, 20) },
    ],
  });
  await expect
    .element(screen.getByRole('alert'))
    .toHaveTextContent('The mask of “ball” is 10×10 pixels, and the image 20×20.');
  expect(regions().map((each) => each.querySelector('canvas') !== null)).toEqual([false, true]);
});

test('without a legend, the name of the picture has the labels', async () => {
  const { screen, host } = await open(street(), { showLegend: false });
  await expect.element(screen.getByRole('img', { name: 'Found, car, ball, cup' })).toBeVisible();
  expect(host.querySelector('.yc-region-name')).toBeNull();
});

test.for(['light', 'dark'])('has no accessibility violations, %s, narrow too', async (scheme) => {
  inScheme(scheme);
  await page.viewport(320, 600);
  const { host } = await open(street());
  await painted();
  await expectNoViolations(host);
  expect(host.scrollWidth).toBeLessThanOrEqual(host.clientWidth);
});
