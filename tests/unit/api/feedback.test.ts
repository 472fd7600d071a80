import { expect, test } from 'vitest';
import { setFeedback, track } from '../../../src/api/feedback';
import type { ProgressTrack } from '../../../src/protocol';

test('a loop over the letters of a text is tracked like any other', () => {
  const tracks: ProgressTrack[] = [];
  const seen: string[] = [];
  setFeedback({ tracks: () => tracks, changed: () => {}, alert: () => {} });
  for (const letter of track('abc', { unit: 'letters' })) {
    const { done, total, unit } = tracks[0] ?? {};
    seen.push(`${letter} ${done}/${total} ${unit}`);
  }
  expect(seen).toEqual(['a 0/3 letters', 'b 1/3 letters', 'c 2/3 letters']);
  expect(tracks).toEqual([]);
});
