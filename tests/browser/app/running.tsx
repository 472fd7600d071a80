import { render } from 'solid-js/web';
import { onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { inlineOrigin } from '../../../src/app/sketch-origin';
import { createWorkspace } from '../../../src/app/workspace';

let count = 0;

/** Shows a sketch's app, sandbox and all, and submits its form if it is to. Takes it off when the test ends. */
export const runApp = async (source: string, submit = false) => {
  const host = document.createElement('div');
  host.dataset.testid = `yc-app-${count++}`;
  document.body.append(host);
  const workspace = createWorkspace();
  const dispose = render(() => <workspace.View />, host);
  onTestFinished(() => {
    dispose();
    workspace.dispose();
    host.remove();
  });
  const run = (source: string, submit: boolean) => {
    const sketch = { entry: 'main.ts', files: { 'main.ts': `import * as yc from 'yieldcast';\n${source}` } };
    return workspace.run(sketch, inlineOrigin(sketch), submit);
  };
  await run(source, submit);
  const until = <T,>(holds: () => T) => vi.waitUntil(holds, { timeout: 30_000, interval: 20 });
  return {
    host,
    workspace,
    /** Runs another sketch in its place. */
    run,
    screen: page.getByTestId(host.dataset.testid as string),
    until,
    /** Waits until the app is at rest, and tells what is wrong with it. */
    settled: async () => {
      await until(() => !['loading', 'running', 'stopping'].includes(workspace.state()));
      return workspace.problems().map(({ message }) => message);
    },
    find: <T extends Element>(selector: string): T => {
      const element = host.querySelector<T>(selector);
      if (!element) throw new Error(`nothing matches ${selector} in ${host.innerHTML}`);
      return element;
    },
  };
};
