import { type Endpoint, expose } from 'comlink';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createCompiler as createReal } from '../../../src/compiler';
import { createCompiler } from '../../../src/host/compiler';
import type { Compilation, Compiler } from '../../../src/protocol';

type Answers = Partial<Compiler>;
type Started = { ends: ReturnType<typeof vi.fn>; ports: MessagePort[]; onerror?: () => void };

const program = { entry: 'main.js', modules: {}, remote: [] };
const sketchOf = (source: string) => ({ entry: 'main.ts', files: { 'main.ts': source } });
const sketch = sketchOf('function* f() { yield 1 }');
const missing = 'The compiler did not load (its file is missing). Check the network, then press Run again.';

/** Workers in place of the real one. `answers` makes what one app's compiler in the worker of this number answers. */
const startWorkers = (answers: (worker: number) => Answers | undefined, hasModules = true) => {
  const started: Started[] = [];
  vi.stubGlobal(
    'Worker',
    class {
      ends = vi.fn();
      ports: MessagePort[] = [];
      readonly #number: number;
      constructor(url: URL | string, options: WorkerOptions) {
        // Older browsers do not look at the type.
        if (hasModules) expect(options.type).toBe('module');
        this.#number = url instanceof URL ? started.push(this) : 0;
      }
      postMessage(_: unknown, [port]: [MessagePort]) {
        this.ports.push(port);
        onTestFinished(() => port.close());
        const made = answers(this.#number);
        if (made) expose(made, port as unknown as Endpoint);
      }
      terminate() {
        this.ends();
        for (const port of this.ports) port.close();
      }
    },
  );
  return started;
};

const open = () => {
  const compiler = createCompiler();
  onTestFinished(compiler.dispose);
  return compiler;
};

const fine = (): Answers => ({ compile: async (): Promise<Compilation> => ({ ok: true, program }) });

beforeEach(() => {
  vi.stubGlobal('dispatchEvent', vi.fn());
  onTestFinished(() => void vi.unstubAllGlobals());
});

test('a part of the compiler that does not load is told, and the next program gets a worker of its own', async () => {
  const failing = { compile: () => Promise.reject(new TypeError('Failed to fetch dynamically imported module')) };
  const started = startWorkers((worker) => (worker === 1 ? failing : fine()));
  const compiler = open();
  const failed = await compiler.compile(sketch);
  expect(failed).toMatchObject({ ok: false });
  expect(JSON.stringify(failed)).toContain('did not load (TypeError: Failed to fetch');
  expect(await compiler.compile(sketch)).toMatchObject({ ok: true });
  expect(started.map(({ ends }) => ends.mock.calls.length)).toEqual([1, 0]);
});

test('a worker whose own file is missing is told, and the next program gets another', async () => {
  const started = startWorkers((worker) => (worker > 2 ? fine() : undefined));
  const compiler = open();
  const compiling = compiler.compile(sketch);
  started[0]?.onerror?.();
  expect(await compiling).toEqual({ ok: false, problems: [{ message: missing }] });
  // It may be found out before there is anything to compile, too.
  void compiler.explain('what was thrown');
  started[1]?.onerror?.();
  await vi.waitFor(() =>
    expect(vi.mocked(dispatchEvent).mock.calls.map(([event]) => event.type)).toEqual([
      'vite:preloadError',
      'vite:preloadError',
    ]),
  );
  expect(await compiler.compile(sketch)).toMatchObject({ ok: true });
  expect(started).toHaveLength(3);
});

test('a browser without module workers is told from a missing file', async () => {
  const started = startWorkers(() => undefined, false);
  const compiling = open().compile(sketch);
  started[0]?.onerror?.();
  const message =
    'This browser cannot start module workers, which apps need. Update it, or open this page in another one.';
  expect(await compiling).toEqual({ ok: false, problems: [{ message }] });
  // To load the page again would not help.
  expect(dispatchEvent).not.toHaveBeenCalled();
});

test('a worker that cannot even be made is told, and the next program may get one', async () => {
  vi.stubGlobal(
    'Worker',
    class {
      constructor(_: URL | string, options: WorkerOptions) {
        throw new Error(`There is no ${options.type} here.`);
      }
    },
  );
  const compiler = open();
  expect(JSON.stringify(await compiler.compile(sketch))).toContain('did not load (Error: There is no module here.)');
  const started = startWorkers(fine);
  expect(await compiler.compile(sketch)).toMatchObject({ ok: true });
  expect(started).toHaveLength(1);
});

test('the apps of a page share a worker, which ends with the last of them', async () => {
  const started = startWorkers(fine);
  const [one, two] = [open(), open()];
  expect(await Promise.all([one.compile(sketch), two.compile(sketch)])).toMatchObject([{ ok: true }, { ok: true }]);
  one.dispose();
  expect(started[0]?.ends).not.toHaveBeenCalled();
  expect(await two.compile(sketch)).toMatchObject({ ok: true });
  two.dispose();
  expect(started[0]?.ends).toHaveBeenCalledOnce();
  expect(await open().compile(sketch)).toMatchObject({ ok: true });
  expect(started).toHaveLength(2);
});

test('a worker that cannot start is told to each of its apps, and they share the next', async () => {
  const started = startWorkers((worker) => (worker === 1 ? undefined : fine()));
  const apps = [open(), open()];
  const compiling = apps.map((each) => each.compile(sketch));
  started[0]?.onerror?.();
  const told = { ok: false, problems: [{ message: missing }] };
  expect(await Promise.all(compiling)).toEqual([told, told]);
  expect(dispatchEvent).toHaveBeenCalledOnce();
  expect(await Promise.all(apps.map((each) => each.compile(sketch)))).toMatchObject([{ ok: true }, { ok: true }]);
  expect(started).toHaveLength(2);
});

test('an app that goes while it compiles leaves the others’ compilations alone', async () => {
  let answer: (compilation: Compilation) => void = () => {};
  const asked = vi.fn();
  const compile = () => {
    asked();
    return new Promise<Compilation>((resolve) => {
      answer = resolve;
    });
  };
  const started = startWorkers(() => ({ compile }));
  const [gone, stays] = [open(), open()];
  const abandoned = gone.compile(sketch);
  await vi.waitUntil(() => asked.mock.calls.length === 1);
  const compiling = stays.compile(sketch);
  await vi.waitUntil(() => asked.mock.calls.length === 2);
  gone.dispose();
  expect(await abandoned).toMatchObject({ ok: false });
  answer({ ok: true, program });
  expect(await compiling).toMatchObject({ ok: true });
  await vi.waitUntil(() => asked.mock.calls.length === 2);
  void stays.compile(sketch);
  await vi.waitUntil(() => asked.mock.calls.length === 3);
  expect(started).toHaveLength(1);
  expect(started[0]?.ends).not.toHaveBeenCalled();
});

test('each app’s errors are located in its own program, whatever others have compiled or failed to compile', async () => {
  let isBroken = false;
  const started = startWorkers(() => {
    const real = createReal();
    return {
      ...real,
      compile: (given) => (isBroken ? Promise.reject(new TypeError('Failed to fetch')) : real.compile(given)),
    };
  });
  const [one, two] = [open(), open()];
  const at = { file: 'main.ts', line: 1, column: 30 };
  await one.compile(sketchOf('export const a: Record<string, number> = {}, b = fail(); export default () => a;'));
  const located = await one.locate(at);
  await two.compile(sketchOf('export const b = fail(); export default () => b;'));
  expect(await two.locate(at)).not.toEqual(located);
  expect(await one.locate(at)).toEqual(located);
  isBroken = true;
  expect(await two.compile(sketchOf('export default () => 2;'))).toMatchObject({ ok: false });
  isBroken = false;
  expect(await two.compile(sketchOf('export default () => 3;'))).toMatchObject({ ok: true });
  expect(started).toHaveLength(2);
  expect(await one.locate(at)).toEqual(located);
  expect(await one.compile(sketchOf('export default () => 4;'))).toMatchObject({ ok: true });
  expect(started.map(({ ends }) => ends.mock.calls.length)).toEqual([1, 0]);
});

test('an app that is gone starts no worker, whatever still asks it', async () => {
  const started = startWorkers(fine);
  const compiler = createCompiler();
  await compiler.compile(sketch);
  compiler.dispose();
  await expect(compiler.explain('what was thrown')).rejects.toThrow('The app is gone');
  await expect(compiler.locate({ file: 'main.ts', line: 1, column: 1 })).rejects.toThrow('The app is gone');
  expect(started.map(({ ends }) => ends.mock.calls.length)).toEqual([1]);
});
