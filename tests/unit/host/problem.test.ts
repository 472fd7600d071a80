import { expect, onTestFinished, test, vi } from 'vitest';
import { loadProblems, problemOf } from '../../../src/host/problem';
import { LoadFailure } from '../../../src/host/sandbox';
import type { Compiler } from '../../../src/protocol';

const compiler = { locate: (place) => place, explain: () => undefined } as Partial<Compiler> as Compiler;
const frames = [{ file: 'main.ts', line: 3, column: 25 }];

test('an error is told with its name and the place in the code', async () => {
  expect(await problemOf({ name: 'TypeError', message: 'Too soon.', frames }, compiler)).toEqual({
    message: 'TypeError: Too soon.',
    location: { file: 'main.ts', line: 3, column: 25 },
  });
});

test('a yc.Error is told with its title, without a place in the code', async () => {
  const fault = { name: 'Error', message: 'That city is unknown.', frames };
  expect(await problemOf({ ...fault, title: 'No weather' }, compiler)).toEqual({
    message: 'That city is unknown.',
    title: 'No weather',
  });
  expect(await problemOf({ ...fault, title: null }, compiler)).toEqual({ message: 'That city is unknown.' });
});

test('a program that does not load in a browser without module workers is told of them', async () => {
  let hasModules = false;
  vi.stubGlobal(
    'Worker',
    class {
      constructor(_: string, options: WorkerOptions) {
        if (hasModules) expect(options.type).toBe('module');
      }
      terminate() {}
    },
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  const sketch = { entry: 'main.ts', files: { 'main.ts': '' } };
  const told = async (thrown: unknown) =>
    (await loadProblems(thrown, sketch, { entry: 'main.ts', modules: {}, remote: [] }, compiler)).map(
      ({ message }) => message,
    );
  const refusedImport = new LoadFailure({ name: 'TypeError', message: 'import() is refused', frames: [] });
  const died = new Error('It could not be started.');
  expect([await told(refusedImport), await told(died)].flat()).toEqual(
    Array(2).fill(
      'This browser cannot start module workers, which apps need. Update it, or open this page in another one.',
    ),
  );
  expect(await told(new LoadFailure({ name: 'Error', message: 'Mine.', frames: [] }))).toEqual(['Mine.']);
  hasModules = true;
  expect([await told(refusedImport), await told(died)].flat()).toEqual([
    'TypeError: import() is refused',
    'It could not be started.',
  ]);
});
