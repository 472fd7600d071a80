import { expect, test } from 'vitest';
import * as api from '../../../src/api';
import { apiNames } from '../../../src/playground/api-names';
import { lateNames } from '../api/late-names';

test('the editor offers every name of the API, and no other', () => {
  expect(apiNames.map((each) => each.name).sort()).toEqual([...Object.keys(api), ...lateNames].sort());
});

test('what it says of each name is one short line', () => {
  for (const { about, options = {} } of apiNames) {
    for (const line of [about, ...Object.values(options)]) expect(line).toMatch(/^.{3,70}$/);
  }
});
