import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { drop } from './pictures';
import { show } from './shown';

const csv = () => new File(['a,b\n1,2'], 'data.csv', { type: 'text/csv' });
const text = () => new File(['hello'], 'notes.txt', { type: 'text/plain' });

test('takes the types that it names, by ending, type or family, and refuses others by name', async () => {
  const shown = show('file', null, { label: 'Data', fileTypes: ['.csv', 'image'] }, { interactive: true });
  await shown.loaded();
  expect(shown.find<HTMLInputElement>('input').accept).toBe('.csv,image/*');
  drop(shown.find('.yc-door'), text());
  await expect
    .element(shown.screen.getByRole('alert'))
    .toHaveTextContent('notes.txt is text/plain; expected is .csv, image.');
  expect(shown.inputs).toEqual([]);
  drop(shown.find('.yc-door'), csv());
  expect(shown.inputs.at(-1)?.map((file) => file instanceof File && file.name)).toEqual(['data.csv']);
  await expect.element(shown.screen.getByRole('alert')).not.toBeInTheDocument();
  drop(shown.find('.yc-door'), new File(['x'], 'a.png', { type: 'image/png' }));
  expect(shown.inputs.at(-1)?.map((file) => file instanceof File && file.name)).toEqual(['a.png']);
});

test('adds files where several are taken, and lets each be removed', async () => {
  const shown = show('file', null, { label: 'Data', fileCount: 'multiple' }, { interactive: true });
  await shown.loaded();
  await userEvent.upload(shown.find<HTMLInputElement>('input'), [csv(), text()]);
  drop(shown.find('.yc-door'), new File([new Uint8Array(1234)], 'more.bin'));
  expect(shown.inputs.at(-1)?.map((file) => file instanceof File && file.name)).toEqual([
    'data.csv',
    'notes.txt',
    'more.bin',
  ]);
  await expect.element(shown.screen.getByText('1.2 kB')).toBeVisible();
  await shown.screen.getByRole('button', { name: 'Remove' }).nth(1).click();
  expect(shown.inputs.at(-1)?.map((file) => file instanceof File && file.name)).toEqual(['data.csv', 'more.bin']);
  await shown.screen.getByRole('button', { name: 'Remove' }).first().click();
  await shown.screen.getByRole('button', { name: 'Remove' }).click();
  expect(shown.inputs.at(-1)).toBe(null);
});

test('takes one file where one is expected, and says so', async () => {
  const shown = show('file', null, { label: 'Data' }, { interactive: true });
  await shown.loaded();
  drop(shown.find('.yc-door'), csv(), text());
  expect(shown.inputs.at(-1)?.map((file) => file instanceof File && file.name)).toEqual(['data.csv']);
  await expect.element(shown.screen.getByRole('alert')).toHaveTextContent('One file is expected; data.csv was taken');
});

test('offers outputs for download only: none keeps a type that a tab would run', async () => {
  const made = vi.spyOn(URL, 'createObjectURL');
  const page = new File(['<script>alert(origin)</script>'], 'page.html', { type: 'text/html' });
  const shown = show('file', [page, csv()], { label: 'Results' });
  await shown.loaded();
  const link = shown.screen.getByRole('link', { name: 'Download page.html' });
  await expect.element(link).toHaveAttribute('download', 'page.html');
  expect(made.mock.calls.map(([blob]) => (blob as Blob).type)).toEqual(Array(2).fill('application/octet-stream'));
  const fetched = await fetch((link.element() as HTMLAnchorElement).href);
  expect(await fetched.text()).toBe('<script>alert(origin)</script>');
  made.mockRestore();
});

test('gives the URLs of files back that are no longer shown', async () => {
  const revoked = vi.spyOn(URL, 'revokeObjectURL');
  const shown = show('file', [csv()], { label: 'Results' });
  await shown.loaded();
  const { href } = shown.find<HTMLAnchorElement>('a');
  shown.set(null);
  expect(revoked).toHaveBeenCalledWith(href);
  revoked.mockRestore();
});
