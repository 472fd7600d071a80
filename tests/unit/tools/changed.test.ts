import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { affectedJourneys, journeys } from '../../tools/changed.mjs';

test('every folder and journey of the table is there', () => {
  for (const [folder, names] of Object.entries(journeys as Record<string, string[]>)) {
    expect(existsSync(folder), folder).toBe(true);
    for (const name of names) {
      const found = ['e2e', 'first-paste', 'gradio', 'consumers'].some((at) =>
        existsSync(`tests/${at}/${name}.spec.ts`),
      );
      expect(found, name).toBe(true);
    }
  }
});

test('a change runs the journeys of its folder, or all of them', () => {
  expect(affectedJourneys(['src/playground/docs/Docs.tsx', 'README.md'])).toEqual(['accessibility', 'docs']);
  expect(affectedJourneys(['tests/e2e/share.spec.ts', 'tests/unit/words.test.ts'])).toEqual(['share']);
  expect(affectedJourneys(['tests/gradio/blocks/hello-blocks.ts'])).toEqual(['gradio']);
  expect(affectedJourneys(['CHANGELOG.md'])).toEqual([]);
  expect(affectedJourneys(['src/host/session.ts'])).toBe('all');
  expect(affectedJourneys(['package-lock.json'])).toBe('all');
  // What several journeys import.
  expect(affectedJourneys(['tests/e2e/playground.ts'])).toBe('all');
});
