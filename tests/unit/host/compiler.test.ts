import { expect, onTestFinished, test, vi } from 'vitest';
import { createCompiler } from '../../../src/host/compiler';
import { answerCall, type Call, type Compilation } from '../../../src/protocol';

/** A page's end of a worker whose compiler is this one; without one, nothing answers. */
const workerOf = (compile: (() => Promise<Compilation>) | undefined, terminated = () => {}) => {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  const methods = compile && { compile };
  port2.onmessage = ({ data }) =>
    methods && void answerCall(methods, data as Call, (answer) => port2.postMessage(answer), String);
  return {
    postMessage: (message: unknown) => port1.postMessage(message),
    terminate: () => {
      terminated();
      port1.close();
    },
    set onmessage(take: (event: MessageEvent) => void) {
      port1.onmessage = take;
    },
  };
};

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
        // biome-ignore lint/correctness/noConstructorReturn: what stands in for a worker
        return workerOf(answers.shift(), terminated);
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
        const worker = workerOf(isMissing ? undefined : async () => ({ ok: true, program }));
        if (isMissing) setTimeout(() => (worker as { onerror?: () => void }).onerror?.());
        // biome-ignore lint/correctness/noConstructorReturn: what stands in for a worker
        return worker;
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
