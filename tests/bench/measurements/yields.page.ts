import { Sandbox } from '../../../src/host/sandbox';
import { spawnGenerator } from '../../../src/host/spawn';
import type { Figures, Measured } from '../figures';
import { programOf } from '../program';

export const figures = {
  rate: { what: 'small yields delivered, in order, each through the schema', unit: '/s', atLeast: 1_000_000 },
  plain: { what: 'the same by a plain postMessage a yield, without a schema', unit: '/s' },
  ratio: { what: 'how many times a plain postMessage that is', unit: '×', atLeast: 5 },
  heap: { what: 'growth of the page’s heap by a million yields', unit: 'MB', under: 10 },
} satisfies Figures;

const million = 1_000_000;

const collected = () => {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
  return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
};

/** Runs a generator of numbers to its end and checks that each came in its place. Gives the milliseconds it took. */
const count = async (sandbox: Sandbox, run: number, expected: number) => {
  let next = 0;
  const began = performance.now();
  await new Promise<void>((resolve, reject) => {
    sandbox.events = {
      yields: (_run, slots) => {
        for (const slot of slots) if (slot !== next++) reject(new Error(`Expected ${next - 1}, got ${String(slot)}.`));
        return [];
      },
      end: () => resolve(),
      log: () => {},
      uncaught: () => {},
      progress: () => {},
      alert: () => {},
      ask: async () => undefined,
      died: (reason) => reject(new Error(reason)),
    };
    sandbox.start({ run, listener: 0, inputs: [] }, ['number']);
  });
  if (next !== expected) throw new Error(`Expected ${expected} yields, got ${next}.`);
  return performance.now() - began;
};

const countPlain = (expected: number) =>
  new Promise<number>((resolve) => {
    const source = `onmessage = ({ data }) => { for (let i = 0; i < data; i++) postMessage(i); };`;
    const worker = new Worker(`data:text/javascript,${encodeURIComponent(source)}`, { type: 'module' });
    let next = 0;
    let began = 0;
    worker.onmessage = () => {
      if (++next < expected) return;
      worker.terminate();
      resolve(performance.now() - began);
    };
    began = performance.now();
    worker.postMessage(expected);
  });

export const measure = async (): Promise<Measured<typeof figures>> => {
  const sandbox = new Sandbox(spawnGenerator());
  await sandbox.load(programOf(`function* () { for (let i = 0; i < ${million}; i++) yield i; }`, 'yc.Number()'));
  await count(sandbox, 1, million);
  const before = collected();
  const times = [];
  for (let run = 2; run <= 6; run++) times.push(await count(sandbox, run, million));
  const heap = (collected() - before) / 1e6 / times.length;
  sandbox.terminate();
  const plainTimes = [];
  for (let run = 0; run < 3; run++) plainTimes.push(await countPlain(million / 5));
  const rate = (million / median(times)) * 1000;
  const plain = (million / 5 / median(plainTimes)) * 1000;
  return { rate, plain, ratio: rate / plain, heap };
};

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] as number;
