import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { show, until } from './shown';

const open = async (value: string | null, properties = {}, interactive = true) => {
  const shown = show('datetime', value, { label: 'When', ...properties }, { interactive });
  await shown.loaded();
  const field = () => shown.find<HTMLInputElement>('.yc-date');
  const write = (text: string) => {
    field().value = text;
    field().dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  return { ...shown, field, write };
};

test('a date and a time are written into the browser’s own field, and read from it', async () => {
  const { field, write, inputs, set } = await open('2026-05-01 10:30:15');
  expect(field().type).toBe('datetime-local');
  expect(field().value).toBe('2026-05-01T10:30:15');
  write('2026-05-02T11:45');
  expect(inputs).toEqual(['2026-05-02 11:45:00']);
  set('1999-12-31 23:59:59');
  expect(field().value).toBe('1999-12-31T23:59:59');
  write('');
  expect(inputs.at(-1)).toBeNull();
});

test('without its time it is a date alone, also if an update says so', async () => {
  const { field, write, inputs, setProperties } = await open('2026-05-01', { includeTime: false });
  expect(field().type).toBe('date');
  expect(field().value).toBe('2026-05-01');
  write('2026-05-02');
  expect(inputs).toEqual(['2026-05-02']);
  setProperties({ label: 'When', includeTime: true });
  await until(() => field().type === 'datetime-local');
});

test('a date that is not whole stays while it is typed, and is told of when typing is over', async () => {
  const { field, inputs, screen, submits } = await open(null, { includeTime: false });
  await userEvent.click(field(), { position: { x: 16, y: 12 } });
  await userEvent.keyboard('1');
  expect(field().validity.badInput).toBe(true);
  expect(inputs).toEqual([]);
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('alert')).toHaveTextContent('This date is not whole, or does not exist.');
  expect(submits()).toBe(0);
  expect(field().validity.badInput).toBe(true);
});

test('what is left of a date stays when a part of it is deleted', async () => {
  const { field, inputs } = await open('2026-05-01', { includeTime: false });
  await userEvent.click(field(), { position: { x: 16, y: 12 } });
  await userEvent.keyboard('{Backspace}');
  expect(inputs).toEqual([null]);
  // The rest is still there: with the part typed again, it is a date.
  expect(field().validity.badInput).toBe(true);
  await userEvent.keyboard('2');
  expect(inputs.at(-1)).toMatch(/^2026-/);
});

test('an output cannot be changed, and tells its time zone', async () => {
  const { field, host } = await open('2026-05-01 10:30:00', { timezone: 'Europe/Berlin' }, false);
  expect(field().readOnly).toBe(true);
  expect(host.textContent).toContain('Europe/Berlin');
});
