import { expect, test } from 'vitest';
import * as yc from 'yieldcast';
import { apiNames } from '../../../src/protocol';
import { lateNames } from './late-names';

test('the compiler knows the names that the API exports, and no others', () => {
  expect([...apiNames].sort()).toEqual([...Object.keys(yc), ...lateNames].sort());
});
