import axe from 'axe-core';
import { expect, onTestFinished } from 'vitest';

/** Draws the page in light or dark until the test is over. */
export const inScheme = (scheme: string): void => {
  document.documentElement.style.colorScheme = scheme;
  document.body.style.background = 'var(--yc-surface)';
  onTestFinished(() => {
    document.documentElement.style.colorScheme = '';
    document.body.style.background = '';
  });
};

/** What axe finds in a part of a page: nothing. */
export const expectNoViolations = async (host: Element): Promise<void> => {
  const { violations } = await axe.run(host, { rules: { region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
};
