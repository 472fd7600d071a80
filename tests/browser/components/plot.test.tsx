import { expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoViolations, inScheme, preferScheme } from './accessible';
import { solid } from './pictures';
import { show, until } from './shown';

const rows = (...places: number[]) => places.map((y, x) => ({ x, y, day: `2026-01-0${x + 1}` }));
const encoding = { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } };
const points = (values: object[], rest: object = {}) => ({
  data: { values },
  mark: { type: 'point', filled: true, size: 2000, color: '#ff0000', opacity: 1 },
  encoding,
  ...rest,
});
const wire = (spec: object) => ({ as: 'vega' as const, spec: JSON.stringify(spec) });

const open = async (spec: object | null, properties: object = {}) => {
  const shown = show('plot', spec && wire(spec), { label: 'It', ...properties });
  await shown.loaded();
  const canvas = () => shown.host.querySelector<HTMLCanvasElement>('.yc-plot-stage canvas');
  /** How many pixels are as red as the points. */
  const red = () => {
    const of = canvas();
    const data = of?.getContext('2d')?.getImageData(0, 0, of.width, of.height).data ?? [];
    let count = 0;
    for (let i = 0; i < data.length; i += 4)
      if ((data[i] as number) > 200 && (data[i + 1] as number) < 80 && (data[i + 2] as number) < 80) count++;
    return count;
  };
  return { ...shown, canvas, red };
};

test('draws a specification, in the width that there is', async () => {
  await page.viewport(700, 600);
  const { canvas, red, host, find } = await open(points(rows(1, 5, 2)));
  await until(() => red() > 500);
  const place = find('.yc-plot-stage');
  expect(Math.abs((canvas() as HTMLCanvasElement).clientWidth - place.clientWidth)).toBeLessThan(24);
  host.style.width = '300px';
  await until(() => (canvas()?.clientWidth ?? 999) <= 300 && red() > 500);
});

test('only the rows change: the same view is drawn anew, dates in text included', async () => {
  const dated = { x: { field: 'day', type: 'temporal' }, y: { field: 'y', type: 'quantitative' } };
  const { set, canvas, red } = await open(points(rows(1), { encoding: dated }));
  await until(() => red() > 500);
  const [before, one] = [canvas(), red()];
  set(wire(points(rows(1, 2, 3, 4), { encoding: dated })));
  await until(() => red() > one * 2);
  expect(canvas()).toBe(before);
  set(wire(points(rows(1, 2, 3), { encoding, title: 'Other' })));
  await until(() => canvas() !== before && red() > one);
});

test('draws what Vega itself takes, and layers', async () => {
  const { red, set } = await open({
    $schema: 'https://vega.github.io/schema/vega/v6.json',
    width: 200,
    height: 100,
    signals: [{ name: 'side', update: 'width / 2' }],
    marks: [
      {
        type: 'rect',
        encode: { enter: { width: { signal: 'side' }, height: { value: 100 }, fill: { value: '#f00' } } },
      },
    ],
  });
  await until(() => red() > 5000);
  set(
    wire({
      data: { values: rows(1, 2) },
      layer: [
        { mark: 'line', encoding },
        { ...points([]), data: undefined },
      ],
    }),
  );
  await until(() => red() > 500 && red() < 5000);
});

test.each<[string, object, RegExp]>([
  [
    'data at an address',
    points([], { data: { url: '/secret.json' } }),
    /fetches nothing.*\(\/secret\.json\).*data\.values/,
  ],
  [
    'data of a layer at an address',
    { layer: [points([], { data: { url: 'https://a.example/x.csv' } })] },
    /fetches nothing/,
  ],
  [
    'data that is looked up',
    points(rows(1), { transform: [{ lookup: 'x', from: { data: { url: 'x.csv' }, key: 'x' } }] }),
    /fetches nothing/,
  ],
  ['data of Vega at an address', { marks: [], data: [{ name: 'a', url: 'x.csv' }] }, /fetches nothing/],
  ['inputs', points(rows(1), { params: [{ name: 'p', bind: { input: 'range' } }] }), /makes no inputs/],
  [
    'another element’s input',
    { marks: [], signals: [{ name: 's', bind: { element: 'textarea' } }] },
    /makes no inputs/,
  ],
  ['what cannot be drawn', { mark: 'nothing at all', encoding: {} }, /cannot be drawn/],
  [
    'an expression that is none',
    points(rows(1), { transform: [{ calculate: 'datum.(', as: 'z' }] }),
    /cannot be drawn/,
  ],
])('refuses %s in a sentence', async (_name, spec, sentence) => {
  const asked = vi.spyOn(globalThis, 'fetch');
  onTestFinished(() => asked.mockRestore());
  const { screen, canvas } = await open(spec);
  await expect.element(screen.getByRole('alert')).toHaveTextContent(sentence);
  expect(canvas()).toBeNull();
  expect(asked).not.toHaveBeenCalled();
});

test('what was drawn stays where the next cannot be, and a right one takes its place', async () => {
  const { set, canvas, red, screen, host } = await open(points(rows(1)));
  await until(() => red() > 500);
  const before = canvas();
  set(wire({ mark: 'nothing at all' }));
  await expect.element(screen.getByRole('alert')).toHaveTextContent('This plot cannot be drawn.');
  expect(canvas()).toBe(before);
  set(wire(points(rows(1, 2), { title: 'Right' })));
  await until(() => canvas() !== before && !host.querySelector('.yc-problem'));
});

test('pictures at addresses are not loaded, and links are not followed; a sentence says so', async () => {
  const images = vi.spyOn(HTMLImageElement.prototype, 'src', 'set');
  const clicks = vi.fn((event: Event) => event.preventDefault());
  window.addEventListener('click', clicks, true);
  onTestFinished(() => {
    images.mockRestore();
    window.removeEventListener('click', clicks, true);
  });
  const { screen, canvas } = await open(
    points(rows(1), {
      mark: { type: 'image', width: 100, height: 100 },
      encoding: { ...encoding, url: { value: `${location.origin}/pixel.png` }, href: { value: 'https://a.example/' } },
    }),
  );
  await until(canvas);
  await expect
    .element(screen.getByRole('alert'))
    .toHaveTextContent(/links \(href\) are left out.*Only images that a plot holds itself/);
  await userEvent.click(canvas() as Element);
  expect(images).not.toHaveBeenCalled();
  // The canvas alone was clicked, no link.
  expect(clicks.mock.calls.map(([event]) => (event.target as Element).localName)).toEqual(['canvas']);
});

test('a specification hears nothing of the rest of the page, whatever its configuration says', async () => {
  const heard = vi.spyOn(document, 'querySelectorAll');
  onTestFinished(() => heard.mockRestore());
  const { red } = await open({
    width: 100,
    height: 100,
    config: { events: { selector: true, timer: true, bind: 'any' } },
    signals: [
      {
        name: 's',
        value: 1,
        on: [
          { events: 'textarea:keydown', update: '2' },
          { events: 'timer{1}', update: '3' },
        ],
      },
    ],
    marks: [
      { type: 'rect', encode: { enter: { width: { value: 100 }, height: { value: 100 }, fill: { value: '#f00' } } } },
    ],
  });
  await until(() => red() > 5000);
  expect(heard.mock.calls.flat()).not.toContain('textarea');
});

test('its rows are a table one key away, and files', async () => {
  const { screen, red, host } = await open(
    points([
      { x: 1, y: 2, name: 'a' },
      { x: 3, y: 4, other: [5] },
    ]),
  );
  await until(() => red() > 500);
  screen.getByRole('button', { name: 'Table' }).element().focus();
  await userEvent.keyboard('{Enter}');
  expect([...host.querySelectorAll('th')].map((each) => each.textContent)).toEqual(['x', 'y', 'name', 'other']);
  expect([...host.querySelectorAll('td')].map((each) => each.textContent)).toEqual([
    '1',
    '2',
    'a',
    '',
    '3',
    '4',
    '',
    '[5]',
  ]);
  const saved: { name: string; blob: Promise<Blob> }[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob: fetch(this.href).then((response) => response.blob()) });
  });
  onTestFinished(() => click.mockRestore());
  for (const format of ['CSV', 'PNG', 'SVG']) {
    await screen.getByRole('button', { name: `Download ${format}` }).click();
    await until(() => saved.at(-1)?.name === `It.${format.toLowerCase()}`);
  }
  const [csv, png, svg] = await Promise.all(saved.map(({ blob }) => blob));
  expect(await csv?.text()).toBe('x,y,name,other\r\n1,2,a,\r\n3,4,,[5]\r\n');
  expect((await createImageBitmap(new Blob([png as Blob], { type: 'image/png' }))).width).toBeGreaterThan(100);
  expect(await svg?.text()).toMatch(/^<svg[^>]*>[\s\S]*#ff0000/);
});

test('SVG and pixels are shown as pictures, never as part of the page', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><script>top.ran = 1</script></svg>';
  const { set, host, find } = await open(null);
  set({ as: 'file', file: new Blob([svg], { type: 'image/svg+xml' }) });
  await until(() => find<HTMLImageElement>('img').naturalWidth === 20);
  expect(host.querySelector('.yc-content svg, script')).toBeNull();
  set(solid(8, 4, [1, 2, 3]));
  await until(() => find<HTMLCanvasElement>('canvas').width === 8);
});

test('follows the colours of the page', async () => {
  await preferScheme('light');
  const { canvas, red } = await open(points(rows(1)));
  await until(() => red() > 500);
  const corner = () => canvas()?.getContext('2d')?.getImageData(1, 1, 1, 1).data[0] ?? 0;
  expect(corner()).toBeGreaterThan(200);
  await preferScheme('dark');
  await until(() => corner() < 80 && red() > 500);
});

test.for(['light', 'dark'])('has no accessibility violations, %s, narrow too, with its table', async (scheme) => {
  inScheme(scheme);
  await page.viewport(320, 600);
  const { host, red, screen } = await open(points(rows(1, 2)));
  await until(() => red() > 200);
  await expectNoViolations(host);
  await screen.getByRole('button', { name: 'Table' }).click();
  await expectNoViolations(host);
  expect(host.scrollWidth).toBeLessThanOrEqual(host.clientWidth);
});
