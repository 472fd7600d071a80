import { type Endpoint, expose } from 'comlink';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createCompiler } from '../../../src/host/compiler';
import type { Compilation } from '../../../src/protocol';

test('a part of the compiler that does not load is told, and the next program gets a compiler of its own', async () => {
  const program = { entry: 'main.js', modules: {}, remote: [] };
  const answers: (() => Promise<Compilation>)[] = [
    () => Promise.reject(new TypeError('Failed to fetch dynamically imported module')),
    () => Promise.resolve({ ok: true, program }),
  ];
  const terminated = vi.fn();
  vi.stubGlobal(
    'Worker',
    class {
      constructor() {
        const { port1, port2 } = new MessageChannel();
        const compile = answers.shift();
        expose({ compile }, port2 as unknown as Endpoint);
        port1.start();
        const end = () => {
          terminated();
          port1.close();
        };
        onTestFinished(() => port1.close());
        Object.assign(this, {
          postMessage: port1.postMessage.bind(port1),
          addEventListener: port1.addEventListener.bind(port1),
          removeEventListener: port1.removeEventListener.bind(port1),
          terminate: end,
        });
      }
    },
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  const compiler = createCompiler();
  const sketch = { entry: 'main.ts', files: { 'main.ts': 'function* f() { yield 1 }' } };
  const failed = await compiler.compile(sketch);
  expect(failed).toMatchObject({ ok: false });
  expect(JSON.stringify(failed)).toContain('did not load (TypeError: Failed to fetch');
  expect(terminated).toHaveBeenCalledOnce();
  expect(await compiler.compile(sketch)).toMatchObject({ ok: true });
});

test('a compiler whose own file is missing is told, and the next program gets another', async () => {
  const program = { entry: 'main.js', modules: {}, remote: [] };
  let isMissing = true;
  vi.stubGlobal(
    'Worker',
    class {
      constructor() {
        const { port1, port2 } = new MessageChannel();
        if (isMissing) setTimeout(() => (this as { onerror?: () => void }).onerror?.());
        else expose({ compile: async () => ({ ok: true, program }) }, port2 as unknown as Endpoint);
        port1.start();
        onTestFinished(() => port1.close());
        Object.assign(this, {
          postMessage: port1.postMessage.bind(port1),
          addEventListener: port1.addEventListener.bind(port1),
          removeEventListener: port1.removeEventListener.bind(port1),
          terminate: () => port1.close(),
        });
      }
    },
  );
  const dispatched = vi.fn();
  vi.stubGlobal('dispatchEvent', dispatched);
  onTestFinished(() => void vi.unstubAllGlobals());
  const compiler = createCompiler();
  const sketch = { entry: 'main.ts', files: { 'main.ts': 'function* f() { yield 1 }' } };
  for (const waits of [false, true]) {
    compiler.warm();
    // It may be found out before there is anything to compile, too.
    if (waits) await vi.waitUntil(() => dispatched.mock.calls.length === 2, { timeout: 30_000 });
    else
      expect(await compiler.compile(sketch)).toEqual({
        ok: false,
        problems: [
          { message: 'The compiler did not load (its file is missing). Check the network, then press Run again.' },
        ],
      });
  }
  expect(dispatched.mock.calls[0]?.[0]).toMatchObject({ type: 'vite:preloadError' });
  isMissing = false;
  expect(await compiler.compile(sketch)).toMatchObject({ ok: true });
});
