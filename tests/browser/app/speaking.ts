import { onTestFinished, vi } from 'vitest';
import { show } from '../../../src/app/show';

/** Mounts a sketch in an element of this language. A page has one language, so a test file has one. */
export const mountIn = (language: string, source: string) => {
  const host = document.createElement('div');
  host.lang = language;
  document.body.append(host);
  const { workspace, load, destroy } = show(host);
  void load({ entry: 'main.ts', files: { 'main.ts': `import * as yc from 'yieldcast';\n${source}` } }, false);
  onTestFinished(() => {
    destroy();
    host.remove();
  });
  return {
    host,
    workspace,
    until: <T>(holds: () => T) => vi.waitUntil(holds, { timeout: 30_000, interval: 20 }),
    root: () => host.querySelector<HTMLElement>('[data-yc="app"]'),
    button: (name: string) =>
      [...host.querySelectorAll('button')].find((each) => (each.ariaLabel ?? each.textContent).trim() === name),
  };
};
