import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { release } from '../../tools/release-notes.mjs';

const changelog = '# Changelog\n\n## Unreleased\n\n- A thing.\n\n## 0.1.0 (2026-01-02)\n\n- The first.\n';

test('what is unreleased gets the version and the day, below a new section', () => {
  expect(release(changelog, '0.2.0', '2026-03-04')).toBe(
    '# Changelog\n\n## Unreleased\n\n## 0.2.0 (2026-03-04)\n\n- A thing.\n\n## 0.1.0 (2026-01-02)\n\n- The first.\n',
  );
});

test('nothing is released without its changes, or twice', () => {
  const empty = release(changelog, '0.2.0', '2026-03-04');
  expect(() => release(empty, '0.3.0', '2026-03-05')).toThrow('says nothing under "Unreleased"');
  expect(() => release('# Changelog\n', '0.2.0', '2026-03-04')).toThrow('has no section "## Unreleased"');
  expect(() => release(changelog, '0.1.0', '2026-03-04')).toThrow('has a version 0.1.0 already');
});

test('the changelog has a section for what is unreleased', () => {
  const text = readFileSync('CHANGELOG.md', 'utf8');
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(text.match(/^## (.+)$/m)?.[1]).toBe('Unreleased');
  // Either the next version is to be released as it stands, or the last release is the package's.
  const released = [...text.matchAll(/^## (\d+\.\d+\.\d+) \(\d{4}-\d{2}-\d{2}\)$/gm)].map(([, each]) => each);
  expect(released[0] ?? version).toBe(version);
});
