import { readdirSync } from 'node:fs';
import { fragmentOf } from './fragment.mjs';

// What the measurements of models share: a function in the sandbox, and the same model called alone, take turns, so that both
// see the same machine. Of each turn, the median of its calls counts, and of the turns the best.

const [turns, calls] = [4, 12];

export const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();

export const untilRan = (page) =>
  page.waitForFunction(() => document.querySelector('[data-yc=app]')?.dataset.state === 'done', undefined, {
    timeout: 300_000,
  });

/** The rest of a sketch that times an expression of its own, again at each Generate. */
export const timedInSandbox = (expression, first = expression) => `
async function run() {
  await ${first};
  const times = [];
  for (let call = 0; call < ${calls}; call++) {
    const began = performance.now();
    await ${expression};
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[${calls / 2}];
}
export default yc.Interface({ fn: run, outputs: yc.Number({ label: 'Out' }) });`;

/** Takes a graph of the site's models and calls it alone, in a page without anything else. Gives what times it. */
export const modelAlone = async (page, dist, model, { input, outputs }) => {
  const files = readdirSync(`${dist}/models`);
  const named = (pattern) => files.find((file) => pattern.test(file));
  await page.evaluate(
    async ({ code, wasm, topology, weights, input, outputs }) => {
      const bytes = async (name) => (await fetch(`./models/${name}`)).arrayBuffer();
      const { openEngine } = await import(new URL(`./models/${code}`, document.baseURI).href);
      const engine = await openEngine(await bytes(wasm));
      const graph = await engine.openGraph(await bytes(topology), await bytes(weights));
      const values = new Float32Array(input.reduce((product, each) => product * each));
      globalThis.callModel = () => graph.run(values, input, outputs);
      globalThis.callModel();
    },
    {
      code: named(/^tensorflow.*\.js$/),
      wasm: named(/^tensorflow.*\.wasm$/),
      topology: named(new RegExp(`^${model}.*\\.json$`)),
      weights: named(new RegExp(`^${model}.*\\.bin$`)),
      input,
      outputs,
    },
  );
  return () =>
    page.evaluate((calls) => {
      const times = [];
      for (let call = 0; call < calls; call++) {
        const began = performance.now();
        globalThis.callModel();
        times.push(performance.now() - began);
      }
      return times.sort((a, b) => a - b)[calls / 2];
    }, calls);
};

/**
 * Runs a sketch of {@link timedInSandbox} and a model alone in turn.
 *
 * @param makeAlone gets a page of the site, and gives what times the model
 * @returns milliseconds a call, of both
 */
export const inTurn = async (page, site, source, makeAlone) => {
  const plain = await page.context().newPage();
  await plain.goto(site);
  const timeAlone = await makeAlone(plain);
  await page.goto(`${site}${fragmentOf(source)}`);
  await press(page, 'Run');
  await untilRan(page);
  const [ours, bare] = [[], []];
  for (let turn = 0; turn < turns; turn++) {
    await press(page, 'Generate');
    await untilRan(page);
    ours.push(Number(await page.getByRole('spinbutton', { name: 'Out' }).inputValue()));
    bare.push(await timeAlone());
  }
  await plain.close();
  return { ours: Math.min(...ours), bare: Math.min(...bare) };
};
