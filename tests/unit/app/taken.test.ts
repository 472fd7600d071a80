import { expect, test } from 'vitest';
import { readTaken } from '../../../src/app/timeline/taken';
import type { AppDescription } from '../../../src/protocol';

const description = {
  components: [
    { id: 0, kind: 'textbox', properties: {} },
    { id: 1, kind: 'audio', properties: { streaming: true } },
  ],
  listeners: [{ inputs: [], outputs: [0, 1] }],
} as unknown as AppDescription;

const kept = {
  outputs: [0, 1],
  slots: ['a', null, { slot: 'append', text: 'b' }, null],
  numbers: [1, 2],
  times: [0, 5],
};

test('what was kept of a run is read as it was, without its streams', () => {
  const skip = { slot: 'skip' };
  expect(readTaken([kept], description)).toEqual([
    { ...kept, slots: ['a', skip, { slot: 'append', text: 'b' }, skip] },
  ]);
});

test.each([
  ['nothing', null],
  ['outputs that the app has not', { ...kept, outputs: [0, 7] }],
  ['a component by name', { ...kept, outputs: ['length', '__proto__'] }],
  ['fewer values than yields', { ...kept, slots: ['a'] }],
  ['a value that its component cannot show', { ...kept, slots: [{ html: '<b>' }, null, 'b', null] }],
  [
    'an update of what cannot be changed',
    { ...kept, slots: [{ slot: 'update', properties: { id: 3 } }, null, 'b', 7] },
  ],
  ['times that are none', { ...kept, times: ['now', 5] }],
])('%s shows nothing of it', (_, damaged) => {
  expect(readTaken([kept, damaged], description)).toBeUndefined();
});
