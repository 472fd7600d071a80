import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { WireValues } from '../../../src/protocol';
import { painted, show, until } from './shown';
import { rowsOf } from './tables';

type Table = NonNullable<WireValues['dataframe']>;

const people: Table = {
  headers: ['Name', 'Age'],
  rows: [
    ['Grace', 45],
    ['Ada', 36],
    ['Linus', null],
  ],
};
const dataframe = async (value: Table | null, interactive = false, properties = {}) => {
  const shown = show('dataframe', value, { label: 'People', ...properties }, { interactive });
  await shown.loaded();
  return shown;
};

describe('a dataframe that is shown', () => {
  test('is a table with a name, its headers and all its cells', async () => {
    const { screen, host } = await dataframe(people);
    await expect.element(screen.getByRole('table', { name: 'People' })).toBeVisible();
    await expect.element(screen.getByRole('columnheader', { name: 'Age' })).toBeVisible();
    await until(() => rowsOf(host).length === 3);
    expect(rowsOf(host)).toEqual([
      ['Grace', '45'],
      ['Ada', '36'],
      ['Linus', ''],
    ]);
  });

  test('sorts by a column up, down and not at all, with empty cells last', async () => {
    const { screen, host } = await dataframe(people);
    const names = () => rowsOf(host).map(([name]) => name);
    const age = screen.getByRole('button', { name: 'Age' });
    await age.click();
    expect(names()).toEqual(['Ada', 'Grace', 'Linus']);
    await expect.element(screen.getByRole('columnheader', { name: 'Age' })).toHaveAttribute('aria-sort', 'ascending');
    await age.click();
    expect(names()).toEqual(['Grace', 'Ada', 'Linus']);
    await age.click();
    expect(names()).toEqual(['Grace', 'Ada', 'Linus']);
    await expect.element(screen.getByRole('columnheader', { name: 'Age' })).not.toHaveAttribute('aria-sort');
  });

  test('of 100,000 rows has only those in view on the page, wherever one scrolls, under a header that stays', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => [i, `row ${i}`]);
    const shown = await dataframe({ headers: ['id', 'name'], rows });
    const box = shown.find<HTMLElement>('.yc-table-box');
    await until(() => rowsOf(shown.host).length > 5);
    expect(rowsOf(shown.host).length).toBeLessThan(60);
    expect(shown.find('table').getAttribute('aria-rowcount')).toBe('100001');
    box.scrollTop = box.scrollHeight;
    await until(() => rowsOf(shown.host).at(-1)?.[1] === 'row 99999');
    expect(rowsOf(shown.host).length).toBeLessThan(60);
    const last = [...shown.host.querySelectorAll('tbody tr[aria-rowindex]')].at(-1)?.getBoundingClientRect();
    expect(Math.abs((last?.bottom ?? 0) - box.getBoundingClientRect().bottom)).toBeLessThan(4);
    expect(shown.find('th').getBoundingClientRect().top).toBeGreaterThanOrEqual(box.getBoundingClientRect().top);
  });

  test('keeps its place as rows are added', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, i) => [i]);
    const shown = await dataframe({ headers: ['id'], rows: rows(1000) });
    const box = shown.find<HTMLElement>('.yc-table-box');
    box.scrollTop = 5000;
    await painted();
    const { left, top } = box.getBoundingClientRect();
    const seen = () => document.elementFromPoint(left + 5, top + 60)?.textContent;
    const before = seen();
    expect(Number(before)).toBeGreaterThan(100);
    shown.set({ headers: ['id'], rows: rows(1100) });
    await painted();
    expect(box.scrollTop).toBe(5000);
    expect(seen()).toBe(before);
  });

  test('without rows, or with nothing at all, says so', async () => {
    const shown = await dataframe({ headers: ['a'], rows: [] });
    await expect.element(shown.screen.getByText('This table has no rows.')).toBeVisible();
    shown.set(null);
    await expect.element(shown.screen.getByText('Nothing yet.')).toBeVisible();
  });
});

describe('a dataframe that is filled in', () => {
  test('takes what is typed as the kind of value that belongs there', async () => {
    const { screen, inputs } = await dataframe(people, true);
    await screen.getByLabelText('Age, row 2').fill('37');
    await userEvent.keyboard('{Enter}');
    expect(inputs.at(-1)?.rows[1]).toEqual(['Ada', 37]);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Age, row 3');
    await screen.getByLabelText('Name, row 1').fill('');
    await userEvent.keyboard('{Tab}');
    expect(inputs.at(-1)?.rows[0]).toEqual([null, 45]);
    expect(people.rows[0]).toEqual(['Grace', 45]);
  });

  test('gets rows, and loses them', async () => {
    const { screen, inputs } = await dataframe(null, true, { headers: ['Name', 'Age'] });
    await expect.element(screen.getByText('No rows yet.')).toBeVisible();
    await screen.getByRole('button', { name: 'Add a row' }).click();
    expect(inputs.at(-1)).toEqual({ headers: ['Name', 'Age'], rows: [[null, null]] });
    await screen.getByRole('button', { name: 'Remove row 1' }).click();
    expect(inputs.at(-1)?.rows).toEqual([]);
  });

  test('leaves what is being typed alone when other cells change', async () => {
    const { screen, inputs, set } = await dataframe(people, true);
    const cell = screen.getByLabelText('Name, row 2');
    await cell.click();
    await userEvent.keyboard('{Control>}a{/Control}Augusta');
    set({ ...people, rows: [...people.rows.slice(0, 2), ['Linus', 21], ['Alan', 41]] });
    await expect.element(screen.getByLabelText('Name, row 4')).toHaveValue('Alan');
    await expect.element(cell).toHaveValue('Augusta');
    await userEvent.keyboard('{Tab}');
    expect(inputs.at(-1)?.rows).toEqual([
      ['Grace', 45],
      ['Augusta', 36],
      ['Linus', 21],
      ['Alan', 41],
    ]);
    // A number is written in its own way, even if it is the one that was there.
    await screen.getByLabelText('Age, row 2').fill('36.0');
    await userEvent.keyboard('{Tab}');
    await expect.element(screen.getByLabelText('Age, row 2')).toHaveValue('36');
  });

  test('is put in order by its header', async () => {
    const { screen, inputs } = await dataframe(people, true);
    await screen.getByRole('button', { name: 'Name' }).click();
    expect(inputs.at(-1)?.rows.map(([name]) => name)).toEqual(['Ada', 'Grace', 'Linus']);
  });
});
