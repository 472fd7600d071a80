import { render } from 'solid-js/web';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { SketchOrigin } from '../../../src/app/sketch-origin';
import { createWorkspace } from '../../../src/app/workspace';

const originOf = (name: string): SketchOrigin => {
  const address = new URL('note.txt', document.baseURI).href;
  return {
    identity: `saved:${name}`,
    base: document.baseURI,
    files: [address],
    held: new Map([[address, new Blob([`of ${name}`])]]),
  };
};

test('after a sketch failed to load, the app before it still reads its own files, not those of the sketch that failed', async () => {
  const workspace = createWorkspace();
  const host = document.body.appendChild(document.createElement('div'));
  const dispose = render(() => <workspace.View />, host);
  onTestFinished(() => {
    dispose();
    workspace.dispose();
    host.remove();
  });
  const run = (name: string, code: string) =>
    workspace.run({ entry: 'main.ts', files: { 'main.ts': code } }, originOf(name), true);
  const read = `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: async () => (await yc.asset('note.txt')).text(),
      inputs: null,
      outputs: yc.Textbox({ label: 'Note' }),
    });`;
  const until = (holds: () => boolean) => vi.waitUntil(holds, { timeout: 30_000, interval: 20 });
  const note = () => host.querySelector('textarea')?.value;

  expect(await run('one', read)).toBe(true);
  await until(() => workspace.state() === 'done');
  expect(note()).toBe('of one');

  expect(await run('two', 'export default (')).toBe(false);
  workspace.model.submit();
  await until(() => workspace.state() === 'done');
  expect(note()).toBe('of one');

  expect(await run('two', read)).toBe(true);
  await until(() => note() === 'of two');
});
