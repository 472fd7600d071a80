import { expect, test } from 'vitest';
import { cellOf, columnsOf } from '../../../src/components/data/table';

test('what is typed into a column is what its author says of it, whatever it looks like and the column holds', () => {
  const table = { headers: ['text', 'date', 'number', 'auto'], rows: [[7, 7, 'x', 7]] };
  const [text, date, number, auto] = columnsOf(table, undefined, ['str', 'date', 'number']);
  expect([cellOf('007', 7, text), cellOf('2026', 7, date)]).toEqual(['007', '2026']);
  expect([cellOf('7', null, number), cellOf('7', null, auto)]).toEqual([7, 7]);
  expect([text, date, number, auto].map((column) => column?.isNumeric)).toEqual([false, false, true, true]);
});
