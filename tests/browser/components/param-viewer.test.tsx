import { expect, test } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { learnRare, type Parameter, type Properties } from '../../../src/protocol';
import { expectNoViolations, inScheme } from './accessible';
import { show, until } from './shown';

const round: Parameter[] = [
  { name: 'number', type: 'int | float', description: 'What to [round](https://example.org).', default: null },
  { name: 'ndigits', type: 'int', description: 'How **many**, beside number', default: "'0'" },
];

const open = async (properties: Partial<Properties<'paramviewer'>> = {}, value: Parameter[] | null = round) => {
  const shown = show('paramviewer', value, properties);
  await shown.loaded();
  const all = () => [...shown.host.querySelectorAll<HTMLDetailsElement>('.yc-param details')];
  return { ...shown, all };
};

test('each opens by a click or a key to its default and its description in Markdown, and all at once', async () => {
  const { all, screen, find } = await open();
  expect(all().map(({ open }) => open)).toEqual([false, false]);
  find<HTMLElement>('summary').focus();
  await userEvent.keyboard('{Enter}');
  expect(all().map(({ open }) => open)).toEqual([true, false]);
  await expect.element(screen.getByRole('link', { name: 'round' })).toBeVisible();
  await screen.getByRole('button', { name: 'Open all' }).click();
  expect(all().map(({ open }) => open)).toEqual([true, true]);
  await until(() => all()[1]?.querySelector('strong')?.textContent === 'many');
  expect(all()[1]?.querySelector('.yc-param-default')?.textContent).toBe("Default '0'");
  expect(all()[0]?.querySelector('.yc-param-default')).toBeNull();
  await screen.getByRole('button', { name: 'Close all' }).click();
  expect(all().map(({ open }) => open)).toEqual([false, false]);
});

test('types are in the colours of their language, and stay open while parameters are added', async () => {
  const { all, set } = await open({ language: 'python' });
  await until(() => all()[0]?.querySelector('code span[class^="yc-t-"]'));
  expect(all()[0]?.querySelector('code')?.textContent).toBe('number: int | float');
  const [first] = all();
  if (first) first.open = true;
  set([...structuredClone(round), { name: 'more', type: '', description: '', default: null }]);
  await until(() => all().length === 3);
  expect(all()[0]).toBe(first);
  expect(first?.open).toBe(true);
});

test('its header is a label, and may be left out', async () => {
  // The names of extra kinds come with their schemas.
  await learnRare();
  expect((await open()).find('legend').textContent).toBe('Parameters');
  expect((await open({ header: 'round()' })).find('legend').textContent).toBe('round()');
  expect((await open({ header: null })).root().dataset.labelHidden).toBe('');
});

test('links lead to parameters by their anchors and by their names, and leave the page’s address alone', async () => {
  const { all, screen } = await open({ anchorLinks: 'My F', linkify: ['ndigits'] }, [
    { name: 'first', type: 'list[ndigits]', description: '', default: null },
    ...round,
  ]);
  const address = location.href;
  expect(all().map(({ id }) => id)).toEqual(['param-my-f-first', 'param-my-f-number', 'param-my-f-ndigits']);
  const link = screen.getByRole('link', { name: 'Link to number' });
  await expect.element(link).toHaveAttribute('href', '#param-my-f-number');
  await link.click();
  expect(all().map(({ open }) => open)).toEqual([false, true, false]);
  expect(document.activeElement).toBe(all()[1]?.querySelector('summary'));
  await until(() => all()[0]?.querySelector('.yc-param-reference'));
  expect(all()[0]?.querySelector('summary a')).toBeNull();
  all()[0]?.querySelector<HTMLElement>('.yc-param-reference')?.click();
  expect(all().map(({ open }) => open)).toEqual([false, true, true]);
  expect(location.href).toBe(address);
});

test('scrolls within the height that its author wants, and fits 320 px', async () => {
  const many = Array.from({ length: 30 }, (_, i) => ({
    ...(round[0] as Parameter),
    name: `a_long_name_of_number_${i}`,
  }));
  const { host, find } = await open({ maxHeight: 200 }, many);
  host.style.width = '320px';
  const list = find<HTMLElement>('.yc-params');
  expect(list.clientHeight).toBeLessThanOrEqual(200);
  expect(list.scrollWidth).toBeLessThanOrEqual(list.clientWidth);
  expect(list.tabIndex).toBe(0);
});

test.each(['light', 'dark', 'forced'])('axe finds nothing in %s', async (scheme) => {
  const force = (value: string) =>
    cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] });
  if (scheme === 'forced') await force('active');
  else inScheme(scheme);
  const { host, screen, all } = await open({ anchorLinks: true, linkify: ['int'] });
  await screen.getByRole('button', { name: 'Open all' }).click();
  await until(() => all()[1]?.querySelector('strong'));
  await expectNoViolations(host).finally(() => (scheme === 'forced' ? force('') : undefined));
});
