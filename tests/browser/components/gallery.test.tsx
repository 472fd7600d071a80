import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { drop, middleOf, pngFile, solid } from './pictures';
import { show } from './shown';

const three = () =>
  (
    [
      [200, 0, 0],
      [0, 200, 0],
      [0, 0, 200],
    ] as [number, number, number][]
  ).map((colour, index) => ({
    image: solid(12, 12, colour),
    caption: index === 0 ? 'red' : null,
  }));

test('shows each picture with its caption', async () => {
  const shown = show('gallery', three(), { label: 'Colours', columns: 2 });
  await shown.loaded();
  const pictures = [...shown.host.querySelectorAll('canvas')];
  expect(pictures.map((canvas) => middleOf(canvas).slice(0, 3))).toEqual([
    [200, 0, 0],
    [0, 200, 0],
    [0, 0, 200],
  ]);
  await expect.element(shown.screen.getByRole('button', { name: 'red' })).toBeVisible();
  await expect.element(shown.screen.getByRole('button', { name: 'Image 2 of 3' })).toBeVisible();
});

test('keeps its canvases as galleries follow each other', async () => {
  const shown = show('gallery', three(), { label: 'Colours' });
  await shown.loaded();
  const first = shown.find('canvas');
  shown.set([...three()].reverse());
  expect(shown.find('canvas')).toBe(first);
  expect(middleOf(shown.find<HTMLCanvasElement>('canvas')).slice(0, 3)).toEqual([0, 0, 200]);
});

test('enlarges a picture, turns with the arrows, and closes with Escape', async () => {
  const shown = show('gallery', three(), { label: 'Colours' });
  const first = shown.screen.getByRole('button', { name: 'red' });
  await first.click();
  const dialog = shown.screen.getByRole('dialog', { name: 'Colours' });
  await expect.element(dialog).toBeVisible();
  const large = () => middleOf(dialog.element().querySelector('canvas') as HTMLCanvasElement).slice(0, 3);
  expect(large()).toEqual([200, 0, 0]);
  await userEvent.keyboard('{ArrowRight}');
  expect(large()).toEqual([0, 200, 0]);
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
  expect(large()).toEqual([0, 0, 200]);
  await dialog.getByRole('button', { name: 'Next' }).click();
  expect(large()).toEqual([200, 0, 0]);
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(document.activeElement).toBe(first.element());
});

test('as an input takes dropped images, and lets one be removed', async () => {
  const shown = show('gallery', null, { label: 'Colours' }, { interactive: true });
  await expect.element(shown.screen.getByText('Drop images here, paste them, or choose files')).toBeVisible();
  drop(shown.find('.yc-door'), await pngFile('a.png', [1, 2, 3]), await pngFile('b.png', [4, 5, 6]));
  expect(shown.inputs.at(-1)?.length).toBe(2);
  await shown.screen.getByRole('button', { name: 'Remove image 1' }).click();
  const rest = shown.inputs.at(-1)?.[0]?.image;
  expect(rest?.as === 'file' && (rest.file as File).name).toBe('b.png');
});
