import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PlotProperties, PlotWire } from '../../../src/protocol';
import { expectNoViolations, preferScheme } from './accessible';
import { plotOf } from './plot-values';
import { painted, show, until } from './shown';

type Kind = 'lineplot' | 'scatterplot' | 'barplot';

const open = async (kind: Kind, value: PlotWire | null, properties: Partial<PlotProperties> = {}) => {
  const shown = show(kind, value, { label: 'Sales', ...properties }, { listened: ['select', 'doubleClick'] });
  await shown.loaded();
  const host = () => shown.find<HTMLElement>('.yc-chart-host');
  const drawn = () => until(() => shown.host.querySelector('.yc-chart-host canvas'));
  if (value) await drawn();
  await painted();
  const drag = async (from: number, to: number) => {
    const { width, height } = host().getBoundingClientRect();
    await userEvent.dragAndDrop(host(), host(), {
      sourcePosition: { x: width * from, y: height / 2 },
      targetPosition: { x: width * to, y: height / 2 },
    });
  };
  const told = () => host().getAttribute('aria-valuetext');
  const press = (name: string) => shown.screen.getByRole('button', { name, exact: true }).click();
  return { ...shown, surface: host, drawn, drag, spoken: told, press };
};

const months = plotOf({
  month: [1, 2, 3, 1, 2, 3],
  price: [100, 110.25, 90, 50, null, 70],
  symbol: ['AB', 'AB', 'AB', 'CD', 'CD', 'CD'],
});

test('arrow keys go from point to point and from series to series, with exact values', async () => {
  const { surface, spoken, find, host } = await open('lineplot', months, { x: 'month', y: 'price', color: 'symbol' });
  expect(spoken()).toBe('6 rows');
  surface().focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(spoken()).toBe('month 2, price 110.25, symbol AB');
  expect(find('.yc-chart-tip').textContent).toContain('110.25');
  // The gap of the other series is passed over.
  await userEvent.keyboard('{ArrowDown}');
  expect(spoken()).toMatch(/^month [13], price (50|70), symbol CD$/);
  await userEvent.keyboard('{End}');
  expect(spoken()).toBe('month 3, price 70, symbol CD');
  await userEvent.keyboard('{Escape}');
  expect(host.querySelector('.yc-chart-tip')).toBeNull();
});

test('a drag zooms and tells the range, which stays while data grow, until Reset', async () => {
  await page.viewport(800, 600);
  const growing = (count: number) =>
    plotOf({ x: Array.from({ length: count }, (_, i) => i), y: Array.from({ length: count }, (_, i) => i % 7) });
  const { drag, told, set, press, screen, host } = await open('lineplot', growing(101));
  await drag(0.4, 0.6);
  const [range] = told('select') as { index: [number, number]; value: [number, number] }[];
  expect(range?.index).toEqual(range?.value);
  const [from = 0, to = 0] = range?.index ?? [];
  expect(from).toBeGreaterThan(20);
  expect(to - from).toBeGreaterThan(10);
  expect(to).toBeLessThan(75);
  await expect.element(screen.getByRole('button', { name: 'Reset' })).toBeVisible();
  set(growing(500));
  await painted();
  await drag(0.3, 0.9);
  const again = (told('select') as { index: [number, number] }[]).at(-1)?.index ?? [];
  expect(again[0]).toBeGreaterThan(from);
  expect(again[1]).toBeLessThan(to);
  await press('Reset');
  expect(host.querySelector('.yc-chart-reset')).toBeNull();
});

test('a range of text is told by its names, and a double click shows all again', async () => {
  await page.viewport(800, 600);
  const { drag, told, surface, host } = await open(
    'barplot',
    plotOf({ day: ['Mo', 'Tu', 'We', 'Th'], sold: [1, 2, 3, 4] }),
  );
  await drag(0.35, 0.75);
  await until(() => told('select').length > 0);
  expect(told('select')).toEqual([{ index: [1, 2], value: ['Tu', 'We'], selected: true }]);
  await userEvent.dblClick(surface());
  await until(() => told('doubleClick').length > 0);
  expect(host.querySelector('.yc-chart-reset')).toBeNull();
});

test('+ and − zoom about the point, and Escape shows all', async () => {
  const { surface, host, spoken } = await open('scatterplot', plotOf({ x: [1, 2, 3, 4], y: [1, 4, 9, 16] }));
  surface().focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}+');
  await until(() => host.querySelector('.yc-chart-reset'));
  expect(spoken()).toBe('x 2, y 4');
  await userEvent.keyboard('-');
  await until(() => !host.querySelector('.yc-chart-reset'));
  await userEvent.keyboard('+{Escape}');
  await until(() => !host.querySelector('.yc-chart-reset'));
});

test('its data are a table, one button away', async () => {
  const { press, host, screen } = await open('lineplot', months);
  await press('Show as table');
  await expect.element(screen.getByRole('table', { name: 'Sales' })).toBeVisible();
  await until(() => host.querySelectorAll('tbody tr').length === 6);
  expect([...host.querySelectorAll('tbody tr')].map((row) => row.textContent)).toEqual([
    '1100AB',
    '2110.25AB',
    '390AB',
    '150CD',
    '2CD',
    '370CD',
  ]);
  await press('Show as plot');
  await until(() => host.querySelector('.yc-chart-host canvas'));
});

/** The file that Download gives in this format. */
const savedBy = (press: (name: string) => Promise<void>) => async (format: string) => {
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  const url = vi.spyOn(URL, 'createObjectURL');
  await press('Download');
  await press(format);
  await until(() => click.mock.instances.length > 0);
  const link = click.mock.instances[0] as HTMLAnchorElement;
  const file = url.mock.calls.at(-1)?.[0] as Blob;
  click.mockRestore();
  url.mockRestore();
  expect(link.download).toBe(`Sales.${format.toLowerCase()}`);
  return file;
};

test('saves its data as CSV, and what is shown as SVG and PNG', async () => {
  const { press } = await open('lineplot', months, {
    color: 'symbol',
    title: 'Prices & more',
    colorMap: { AB: '#ff0000' },
    caption: 'In euro',
  });
  const saved = savedBy(press);
  expect(await (await saved('CSV')).text()).toBe(
    'month,price,symbol\r\n1,100,AB\r\n2,110.25,AB\r\n3,90,AB\r\n1,50,CD\r\n2,,CD\r\n3,70,CD\r\n',
  );
  const svg = new DOMParser().parseFromString(await (await saved('SVG')).text(), 'image/svg+xml');
  expect(svg.querySelector('parsererror')).toBeNull();
  const words = [...svg.querySelectorAll('text')].map((each) => each.textContent);
  expect(words).toEqual(
    expect.arrayContaining(['Prices & more', 'In euro', 'month', 'price', 'symbol', 'AB', 'CD', '100']),
  );
  // The other series has a gap, so its points stand alone.
  const line = [...svg.querySelectorAll('g path[fill="none"]')].find(
    (each) => each.getAttribute('stroke') === '#ff0000',
  );
  expect(line?.getAttribute('d')).toMatch(/^M[\d.]+ [\d.]+L[\d.]+ [\d.]+L[\d.]+ [\d.]+$/);
  const png = await createImageBitmap(new Blob([await saved('PNG')], { type: 'image/png' }));
  expect(png.width).toBe(2 * Number(svg.documentElement.getAttribute('width')));
});

test('a colour adds nothing to a saved picture but a colour, whatever CSS takes it for', async () => {
  const { press } = await open('lineplot', months, {
    color: 'symbol',
    colorMap: { AB: 'var(--none, "" onload="alert(1)")' },
  });
  const svg = new DOMParser().parseFromString(await (await savedBy(press)('SVG')).text(), 'image/svg+xml');
  expect(svg.querySelector('parsererror')).toBeNull();
  expect(svg.querySelectorAll('[onload]')).toHaveLength(0);
});

test('what does not fit is told in a sentence, and what was drawn stays', async () => {
  const { setProperties, set, screen, host } = await open('lineplot', months, { x: 'month', y: 'price' });
  const tell = async (properties: Partial<PlotProperties>, sentence: string) => {
    setProperties({ label: 'Sales', ...properties });
    await expect.element(screen.getByRole('alert')).toHaveTextContent(sentence);
    expect(host.querySelector('.yc-chart-host canvas')).not.toBeNull();
  };
  await tell({ x: 'year' }, 'x is “year”, and there is no such column. The columns are “month”, “price”, “symbol”.');
  await tell({ y: 'symbol' }, 'y is “symbol”, a column of text such as “AB”. y takes numbers.');
  await tell({ color: 'kind' }, 'color is “kind”, and there is no such column.');
  await tell({ colorMap: { AB: 'reddish' } }, 'colorMap says “reddish” for “AB”, which is no colour.');
  await tell({ xBin: '1d' }, 'xBin is “1d”. For numbers it is the width of a bin, a number above 0.');
  setProperties({ label: 'Sales', x: 'month', y: 'price' });
  set(plotOf({ month: [1, 2], price: [3, 4] }));
  await until(() => !host.querySelector('[role="alert"]'));
});

test('text on x is added up, sorted and stacked by colour', async () => {
  const { surface, spoken } = await open(
    'barplot',
    plotOf({
      shop: ['B', 'A', 'B', 'A', 'C'],
      sold: [1, 2, 3, 4, 1],
      kind: ['tea', 'tea', 'tea', 'milk', 'tea'],
    }),
    { color: 'kind', sort: '-y' },
  );
  surface().focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(spoken()).toBe('shop A, sold 2, kind tea');
  await userEvent.keyboard('{ArrowDown}');
  expect(spoken()).toBe('shop A, sold 4, kind milk');
  await userEvent.keyboard('{ArrowUp}{ArrowRight}');
  expect(spoken()).toBe('shop B, sold 4, kind tea');
});

test('times are binned, and told as they are', async () => {
  const times = [0, 5, 9, 12].map((hours) => new Date(2026, 0, 31, hours));
  const { surface, spoken } = await open('barplot', plotOf({ at: times, n: [1, 2, 3, 4] }), {
    xBin: '6h',
    aggregate: 'mean',
    xLim: ['2026-01-30', null],
  });
  surface().focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(spoken()).toMatch(/^at 2026-01-3[01].* – 2026-01-31.*, n 1/);
});

test.each(['light', 'dark'])(
  'passes axe in %s, with a tooltip, a zoom, a legend and a table, at 320 pixels',
  async (scheme) => {
    await preferScheme(scheme);
    await page.viewport(320, 700);
    document.body.style.background = 'var(--yc-surface)';
    const { surface, host, press } = await open('lineplot', months, {
      color: 'symbol',
      title: 'Prices',
      caption: 'In euro',
    });
    surface().focus();
    await userEvent.keyboard('{ArrowRight}+');
    await until(() => host.querySelector('.yc-chart-reset'));
    await expectNoViolations(host);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    await press('Show as table');
    await expectNoViolations(host);
  },
);
