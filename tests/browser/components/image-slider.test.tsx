import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
// Every app has these styles, too.
import '../../../src/app/timeline/timeline.css';
import { expectNoViolations, inScheme } from './accessible';
import { drop, pngFile, solid } from './pictures';
import { painted, show, until } from './shown';

const red = solid(400, 200, [255, 0, 0]);
const blue = solid(400, 200, [0, 0, 255]);

const open = async (
  ...given: Parameters<typeof show<'imageslider'>> extends [unknown, ...infer Rest] ? Rest : never
) => {
  const shown = show('imageslider', ...given);
  await shown.loaded();
  return { ...shown, range: () => shown.find<HTMLInputElement>('.yc-compare-range') };
};

test('the arrow keys move the handle, and letting it go tells where it is', async () => {
  const { range, told, screen, host } = await open([red, blue], { label: 'Both', sliderPosition: 30 });
  await expect.element(screen.getByRole('slider', { name: 'Share of the first image' })).toHaveValue('30');
  range().focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(told('select').at(-1)).toEqual({ index: 32, value: null, selected: true });
  expect(host.querySelector<HTMLElement>('.yc-compare')?.style.getPropertyValue('--yc-position')).toBe('32%');
  await userEvent.keyboard('{End}');
  expect(range().getAttribute('aria-valuetext')).toBe('100%');
});

test('a press puts the line where the pointer is, and the images take the shape of the first', async () => {
  await page.viewport(800, 600);
  const { range, find } = await open([red, blue], { label: 'Both', height: 200 });
  const { left, width, height, top } = find('.yc-stage').getBoundingClientRect();
  expect(Math.round((width / height) * 100)).toBe(200);
  expect(height).toBeGreaterThan(150);
  await userEvent.click(range(), { position: { x: width * 0.2, y: height / 2 } });
  const line = find('.yc-compare-line').getBoundingClientRect();
  expect(Math.abs(line.left + line.width / 2 - left - width * 0.2)).toBeLessThan(3);
  expect(Math.abs(line.top - top)).toBeLessThan(2);
});

test('the images fill their stage, without the styles of what compares runs', async () => {
  const { find } = await open([red, blue], { label: 'Both', height: 200 });
  const pair = find('.yc-compare');
  expect(pair.getBoundingClientRect()).toEqual(find('.yc-stage').getBoundingClientRect());
  expect(getComputedStyle(pair).padding).toBe('0px');
});

test('an update moves the handle, and a later pair leaves it where it is', async () => {
  const { setProperties, range, set, host } = await open([red, null], { label: 'Both' });
  setProperties({ label: 'Both', sliderPosition: 10 });
  expect(range().valueAsNumber).toBe(10);
  set([red, blue]);
  expect(range().valueAsNumber).toBe(10);
  expect(host.querySelectorAll('canvas')).toHaveLength(2);
});

describe('as an input', () => {
  test('it takes two pictures one by one, then compares them', async () => {
    const { host, inputs, told, find, screen } = await open(null, { label: 'Both' }, { interactive: true });
    const doors = () => [...host.querySelectorAll('.yc-door')];
    await until(() => doors().length === 2);
    drop(doors()[1] as Element, await pngFile('blue.png', [0, 0, 255]));
    expect(inputs.at(-1)).toMatchObject([null, { as: 'file' }]);
    await userEvent.upload(screen.getByLabelText('First image'), await pngFile('red.png', [255, 0, 0]));
    await until(() => find('.yc-compare-range'));
    expect(told('upload')).toHaveLength(2);
    await screen.getByRole('button', { name: 'Remove' }).click();
    expect(inputs.at(-1)).toBeNull();
    await until(() => doors().length === 2);
  });

  test('what is no picture is refused by name', async () => {
    const { host, screen, inputs } = await open(null, { label: 'Both' }, { interactive: true });
    const door = await until(() => host.querySelector('.yc-door') as Element);
    drop(door, new File(['x'], 'notes.txt', { type: 'text/plain' }));
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent(/notes\.txt is text\/plain; an image is expected/);
    expect(inputs).toEqual([]);
  });
});

test.for(['light', 'dark'])('has no accessibility violations, %s, narrow too', async (scheme) => {
  inScheme(scheme);
  await page.viewport(320, 600);
  const { host } = await open([red, blue], { label: 'Both' });
  const input = await open(null, { label: 'Others' }, { interactive: true });
  await painted();
  await expectNoViolations(host);
  await expectNoViolations(input.host);
  for (const each of [host, input.host]) expect(each.scrollWidth).toBeLessThanOrEqual(each.clientWidth);
});
