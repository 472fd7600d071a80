import axe from 'axe-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { preferScheme } from './accessible';
import { drop } from './pictures';
import { show, until } from './shown';

const give = (picker: HTMLInputElement, ...files: File[]) => {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  picker.files = transfer.files;
  picker.dispatchEvent(new Event('change', { bubbles: true }));
};

const csv = new File(['a,b'], 'table.csv', { type: 'text/csv' });
const png = new File(['x'], 'x.png', { type: 'image/png' });

const upload = async (properties = {}) => {
  const shown = show('uploadbutton', null, { label: 'Add', ...properties });
  await until(() => shown.host.querySelector('.yc-press'));
  const button = shown.screen.getByRole('button', { name: 'Add', exact: true });
  return { ...shown, button, picker: () => shown.find<HTMLInputElement>('input[type="file"]') };
};

test('a button takes a file that is picked, and another one after that', async () => {
  const { picker, inputs, events } = await upload();
  give(picker(), csv);
  give(picker(), png);
  expect(inputs).toEqual([[csv], [png]]);
  expect(events).toEqual([['upload'], ['upload']]);
});

test('a click tells listeners, and opens the browser’s own dialog', async () => {
  const { picker, button, events } = await upload();
  const open = vi.spyOn(picker(), 'click').mockImplementation(() => {});
  await button.click();
  expect(open).toHaveBeenCalledOnce();
  expect(events).toEqual([['click']]);
});

test('a button takes what is dropped on it, and says which files do not fit', async () => {
  const { button, inputs, events, screen } = await upload({ fileTypes: ['image'], fileCount: 'multiple' });
  await drop(button.element(), csv, png);
  await until(() => inputs.length > 0);
  expect(inputs).toEqual([[png]]);
  expect(events).toEqual([['upload']]);
  await expect.element(screen.getByRole('alert')).toHaveTextContent('table.csv is text/csv; expected is image.');
});

test('a button that cannot be used takes nothing', async () => {
  const { button, inputs } = await upload({ interactive: false });
  await expect.element(button).toBeDisabled();
  // Nor does the page leave for a file that is dropped on it.
  expect(drop(button.element(), csv)).toBe(false);
  expect(inputs).toEqual([]);
});

/** The links that are clicked to save files. */
const savings = () => {
  const saved: { name: string; href: string }[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, href: this.href });
  });
  onTestFinished(() => click.mockRestore());
  return saved;
};

test('a file is saved under its name, as bytes that no tab would run', async () => {
  const saved = savings();
  const page = new File(['<script>alert(1)</script>'], 'page.html', { type: 'text/html' });
  const { screen, events } = show('downloadbutton', [page], { label: 'Save' });
  await screen.getByRole('button', { name: 'Save', exact: true }).click();
  await until(() => saved.length > 0);
  expect(events).toEqual([['click']]);
  expect(saved[0]?.name).toBe('page.html');
  const blob = await (await fetch(saved[0]?.href as string)).blob();
  expect(blob.type).toBe('application/octet-stream');
  expect(await blob.text()).toBe('<script>alert(1)</script>');
});

test('without a file, a click only tells listeners', async () => {
  const saved = savings();
  const { screen, events, set } = show('downloadbutton', null, { label: 'Save' });
  await screen.getByRole('button', { name: 'Save', exact: true }).click();
  expect(events).toEqual([['click']]);
  expect(saved).toEqual([]);
  set([csv]);
  await screen.getByRole('button', { name: 'Save', exact: true }).click();
  await until(() => saved.length > 0);
  expect(saved[0]?.name).toBe('table.csv');
});

test('a file of an address is fetched as the app may fetch it, and a refusal is told', async () => {
  const saved = savings();
  const asked: string[] = [];
  const { screen } = show(
    'downloadbutton',
    [{ as: 'url', url: 'https://example.com/a.txt' }],
    { label: 'Save' },
    {
      fileOf: async ({ url }) => {
        asked.push(url);
        throw new Error('“example.com” is not among the hosts.');
      },
    },
  );
  await screen.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.element(screen.getByRole('alert')).toHaveTextContent('“example.com” is not among the hosts.');
  expect(asked).toEqual(['https://example.com/a.txt']);
  expect(saved).toEqual([]);
});

test.each(['light', 'dark'])('the buttons pass axe in %s', async (scheme) => {
  await preferScheme(scheme);
  document.body.style.background = 'var(--yc-surface)';
  const all = [
    show('uploadbutton', null, { label: 'Add', info: 'Some help.' }),
    show('downloadbutton', [csv], { label: 'Save', variant: 'primary' }),
    show('downloadbutton', [csv], { label: 'Rest', interactive: false }),
  ];
  for (const each of all) await until(() => each.host.querySelector('.yc-press'));
  const results = await axe.run({ include: all.map((each) => each.host) }, { rules: { region: { enabled: false } } });
  expect(results.violations).toEqual([]);
});
