import axe from 'axe-core';
import { expect, onTestFinished } from 'vitest';
import { cdp } from 'vitest/browser';

/** Draws the page in light or dark until the test is over. */
export const inScheme = (scheme: string): void => {
  document.documentElement.style.colorScheme = scheme;
  document.body.style.background = 'var(--yc-surface)';
  onTestFinished(() => {
    document.documentElement.style.colorScheme = '';
    document.body.style.background = '';
  });
};

/** Has the browser say that a person prefers light or dark, until the test is over: the page is that of all test files. */
export const preferScheme = async (scheme: string): Promise<void> => {
  const prefer = async (value: string) => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
  };
  onTestFinished(() => prefer(''));
  await prefer(scheme);
};

/** What axe finds in a part of a page: nothing. */
export const expectNoViolations = async (host: Element): Promise<void> => {
  const { violations } = await axe.run(host, { rules: { region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
};
