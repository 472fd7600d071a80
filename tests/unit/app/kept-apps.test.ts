import { expect, test } from 'vitest';
import { ago, inBytes, keptApps } from '../../../src/app/storage/kept-apps';
import { createHistoryLines } from '../../../src/app/timeline/history-lines';
import type { PastRun } from '../../../src/app/timeline/recording';
import type { AppDescription } from '../../../src/protocol';
import { timelineOf } from './timeline-of';

const listed = (owner: string, bytes: number, usedAt: number, title?: string) => ({
  key: `${usedAt}`,
  entry: { owner, bytes, usedAt, title, format: 1, write: '', pieces: [], yields: 1, savedAt: 0, seconds: 0 } as never,
});

test('what is kept is told sketch by sketch: runs, steps and values together, the latest used first', () => {
  const apps = keptApps([
    listed('saved:abcdefgh', 10, 1),
    listed('saved:abcdefgh\nvalues', 5, 9),
    listed('address:https://example.org/a.ts', 20, 3),
    listed('code:123456789', 1, 2, 'Fake diffusion'),
  ]);
  expect(apps.map(({ name, bytes, entries }) => [name, bytes, entries.length])).toEqual([
    ['A saved sketch (abcdef)', 15, 2],
    ['https://example.org/a.ts', 20, 1],
    ['Fake diffusion', 1, 1],
  ]);
});

test('sizes and ages are told in words', () => {
  expect([999, 1500, 64_000_000].map(inBytes)).toEqual(['999 bytes', '1.5 kB', '64.0 MB']);
  const now = 1_000_000_000_000;
  expect([0, 60_000, 7_200_000, 200_000_000].map((past) => ago(now - past, now))).toEqual([
    'just now',
    '1 minute ago',
    '2 hours ago',
    '2 days ago',
  ]);
});

test('a list of runs is saved as a table, in which no text passes for a formula, and whole, as lines of JSON', () => {
  const made = timelineOf(['textbox']);
  void made.take(['one'], 0);
  void made.take(['two'], 100);
  const run: PastRun = {
    recording: made.recording(),
    began: new Date(0),
    inputs: '=1+1, "quoted"',
    recorders: [{ began: 5, record: { ended: 250, outcome: 'done' } } as never],
    rating: 'up',
    note: 'good',
  };
  const description = { components: [{ id: 0, kind: 'textbox', value: null, properties: { label: 'Out' } }] };
  const lines = createHistoryLines([run], description as unknown as AppDescription);
  expect(lines.csv().split('\r\n')).toEqual([
    'began,inputs,seconds,yields,outcome,pinned,rating,note',
    '1970-01-01T00:00:00.000Z,"\'=1+1, ""quoted""",0.25,2,done,,up,good',
  ]);
  expect(JSON.parse(lines.jsonl())).toMatchObject({
    outcome: 'done',
    steps: [
      { yield: 1, Out: 'one' },
      { yield: 2, seconds: 0.1, Out: 'two' },
    ],
  });
});
