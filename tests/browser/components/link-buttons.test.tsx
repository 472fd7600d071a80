import axe from 'axe-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Doors } from '../../../src/components';
import { learnRare } from '../../../src/protocol';
import { preferScheme } from './accessible';
import { show, until } from './shown';

await learnRare();

const files = async () => new File([''], 'x');

/** Presses a button for a copy that says why there is none. */
const refusesCopy = async (given: Parameters<typeof show>[3], why: string) => {
  const { screen, host } = show('duplicatebutton', 'Take it', {}, given);
  await until(() => host.querySelector('[aria-disabled]'));
  (screen.getByRole('button', { name: 'Take it' }).element() as HTMLElement).click();
  await expect.element(screen.getByRole('alert')).toHaveTextContent(why);
};

const led = (doors: Partial<Doors>) => ({
  fileOf: Object.assign(async () => files(), {
    doors: async (): Promise<Doors> => ({
      link: async () => ({ link: 'https://x.example/#a', leftOut: [] }),
      copy: '',
      ...doors,
    }),
  }),
});

/** What is copied, or `undefined` where the browser refuses. */
const clipboard = (refuses = false) => {
  const copied: string[] = [];
  const write = vi.spyOn(navigator.clipboard, 'write').mockImplementation(async ([item]) => {
    if (refuses) throw new DOMException('no', 'NotAllowedError');
    const blob = await item?.getType('text/plain');
    copied.push((await blob?.text()) ?? '');
  });
  onTestFinished(() => write.mockRestore());
  return copied;
};

test('a link is copied, the button says so for a while, and what it leaves out is named', async () => {
  const copied = clipboard();
  const link = async () => ({ link: 'https://x.example/#values=1', leftOut: ['Photo', 'Voice'] });
  const { screen, events } = show('deeplinkbutton', 'Copy it', { copiedValue: 'Got it' }, led({ link }));
  await screen.getByRole('button', { name: 'Copy it', exact: true }).click();
  await expect.element(screen.getByRole('button', { name: 'Got it', exact: true })).toBeVisible();
  await expect.element(screen.getByRole('status')).toHaveTextContent('The link leaves out: Photo, Voice');
  expect(copied).toEqual(['https://x.example/#values=1']);
  expect(events).toEqual([['click']]);
  await expect.element(screen.getByRole('button', { name: 'Copy it', exact: true })).toBeVisible();
});

test('where the clipboard is refused, the link is shown, selected', async () => {
  clipboard(true);
  const { screen, find } = show('deeplinkbutton', null, {}, led({}));
  await screen.getByRole('button', { name: 'Share via link', exact: true }).click();
  await until(() => find<HTMLInputElement>('.yc-linked-field'));
  const field = find<HTMLInputElement>('.yc-linked-field');
  await until(() => getSelection()?.toString() === 'https://x.example/#a' || field.selectionEnd === field.value.length);
  expect(field.value).toBe('https://x.example/#a');
  await expect.element(screen.getByRole('status')).toHaveTextContent('Copy the link by hand:');
});

test('a page that gives neither links nor copies says so', async () => {
  clipboard();
  const refused = show('deeplinkbutton', 'Copy it', {}, { fileOf: files });
  await refused.screen.getByRole('button', { name: 'Copy it' }).click();
  await expect.element(refused.screen.getByRole('alert')).toHaveTextContent('This page gives no links to its apps.');
  await refusesCopy({ fileOf: files }, 'This page has no editor to open a copy in.');
});

test('a copy whose code did not load is said to be missing', async () => {
  const doors = () => Promise.reject(new TypeError('Failed to fetch'));
  await refusesCopy(
    { fileOf: Object.assign(async () => files(), { doors }) },
    'A part of this page could not be loaded.',
  );
});

test('a copy is opened by a click alone, or its button says why there is none', async () => {
  const copy = vi.fn();
  const shown = show('duplicatebutton', null, {}, led({ copy }));
  const button = shown.screen.getByRole('button', { name: 'Duplicate', exact: true });
  await expect.element(button).toBeVisible();
  expect(copy).not.toHaveBeenCalled();
  await button.click();
  expect(copy).toHaveBeenCalledOnce();
  expect(shown.events).toEqual([['click']]);

  const none = show('duplicatebutton', 'Take it', {}, led({ copy: 'There is no editor here.' }));
  const disabled = none.screen.getByRole('button', { name: 'Take it', exact: true });
  await expect.element(disabled).toHaveAttribute('aria-disabled', 'true');
  await expect.element(disabled).toHaveAttribute('title', 'There is no editor here.');
  (disabled.element() as HTMLElement).click();
  await expect.element(none.screen.getByRole('alert')).toHaveTextContent('There is no editor here.');
});

test.each(['light', 'dark'])('the buttons pass axe in %s', async (scheme) => {
  await preferScheme(scheme);
  document.body.style.background = 'var(--yc-surface)';
  clipboard(true);
  const link = async () => ({ link: 'https://x.example/#a', leftOut: ['Photo'] });
  const refused = show('deeplinkbutton', 'Copy', { info: 'Some help.' }, led({ link }));
  const none = show('duplicatebutton', 'Take it', { variant: 'primary' }, led({ copy: 'No.' }));
  await refused.screen.getByRole('button', { name: 'Copy' }).click();
  await until(() => refused.host.querySelector('.yc-linked-field'));
  await until(() => none.host.querySelector('[aria-disabled]'));
  const results = await axe.run({ include: [refused.host, none.host] }, { rules: { region: { enabled: false } } });
  expect(results.violations).toEqual([]);
});
