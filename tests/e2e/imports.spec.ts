import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { complaint, component, markedLines, place, runCode, test } from './playground';

test.use({ userHosts: ['esm.sh', 'example.com', 'huggingface.co'] });

const using = (specifier: string) => `import thing from '${specifier}';\nfunction* f() { yield String(thing); }\n`;

test('a package by its bare name gets the address to write instead', async ({ page }) => {
  await runCode(page, using('lodash'), 'error');
  await expect(complaint(page)).toHaveText(/'lodash' is not installed.*Write … from 'https:\/\/esm\.sh\/lodash'/);
  await expect(place(page)).toHaveText(/^main\.ts:1:/);
  await expect.poll(() => markedLines(page)).toEqual([1]);
});

test('a file that is not there is named', async ({ page }) => {
  await runCode(page, using('./tools'), 'error');
  await expect(complaint(page)).toHaveText(/main\.ts imports '\.\/tools', but the sketch has no such file/);
  await expect(place(page)).toHaveText(/^main\.ts:1:/);
});

test('a name that the API has not is answered with the nearest that it has', async ({ page }) => {
  await runCode(page, `import { Interfase } from 'yieldcast';\nexport default Interfase({});\n`, 'error');
  await expect(complaint(page)).toHaveText(/Interfase.*Interface/);
});

test('a host that cannot be reached is named', async ({ page, context }) => {
  await context.route('https://esm.sh/**', (route) => route.abort('connectionrefused'));
  await runCode(page, using('https://esm.sh/thing@1'), 'error');
  await expect(complaint(page)).toHaveText(/An import failed: https:\/\/esm\.sh\/thing@1 cannot be reached/);
});

test('an address that does not exist is named', async ({ page, context }) => {
  const headers = { 'access-control-allow-origin': '*' };
  await context.route('https://esm.sh/**', (route) => route.fulfill({ status: 404, headers, body: 'no' }));
  await runCode(page, using('https://esm.sh/thing@1'), 'error');
  await expect(complaint(page)).toHaveText(/https:\/\/esm\.sh\/thing@1 answers 404/);
});

test('a module from afar that needs Node.js is named, with what it needs', async ({ page, context }) => {
  const headers = { 'access-control-allow-origin': '*' };
  const modules: Record<string, string> = {
    '/thing@1': "/* esm */\nexport * from '/deep/thing.mjs';\nexport { default } from './deep/thing.mjs';",
    '/deep/thing.mjs': 'import{join as j}from"node:path";import"./other.mjs";export default j("a","b");',
    '/deep/other.mjs': 'export const other = 1;',
    '/bare@1': "// import x from 'os';\nimport { readFileSync } from 'fs';\nexport default readFileSync('x');",
    '/wrong@1': "// import x from 'os';\nexport default null.length;",
  };
  await context.route('https://esm.sh/**', (route) =>
    route.fulfill({ headers, body: modules[new URL(route.request().url()).pathname], contentType: 'text/javascript' }),
  );
  const needs = (address: string, what: string) =>
    `'https://esm.sh/${address}' needs '${what}' of Node.js, which browsers do not have. Use a package that is made for browsers.`;
  await runCode(page, using('https://esm.sh/thing@1'), 'error');
  await expect(complaint(page)).toContainText(needs('thing@1', 'node:path'));
  await runCode(page, using('https://esm.sh/bare@1'), 'error');
  await expect(complaint(page)).toContainText(needs('bare@1', 'fs'));
  // What fails on its own tells its own error.
  await runCode(page, using('https://esm.sh/wrong@1'), 'error');
  await expect(complaint(page)).not.toContainText('Node.js');
  await expect(complaint(page)).toContainText('null');
});

test('a host that the policy does not name is named, and never asked', async ({ page, context }) => {
  const asked: string[] = [];
  await context.route('https://example.com/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ body: 'export default 1;', contentType: 'text/javascript' });
  });
  await runCode(page, using('https://example.com/thing.js'), 'error');
  await expect(complaint(page)).toHaveText(/https:\/\/example\.com\/thing\.js cannot be reached.*does not allow/);
  expect(asked).toEqual([]);
});

test('a module from a host that the policy names is imported', async ({ page, context }) => {
  const headers = { 'access-control-allow-origin': '*' };
  await context.route('https://esm.sh/**', (route) =>
    route.fulfill({ headers, body: 'export default "from afar";', contentType: 'text/javascript' }),
  );
  await runCode(page, using('https://esm.sh/thing@1'), 'done');
  await expect(component(page, 'Output').getByRole('textbox')).toHaveValue('from afar');
});

test('onnxruntime-web is the site’s own, and runs a model from afar that a sketch names', async ({ page, context }) => {
  test.setTimeout(200_000);
  const model = readFileSync(fileURLToPath(new URL('../../workers/models/silero/silero.onnx', import.meta.url)));
  await context.route('https://huggingface.co/**', (route) =>
    route.request().url().endsWith('model.onnx')
      ? route.fulfill({ headers: { 'access-control-allow-origin': '*' }, body: model })
      : route.fulfill({ headers: { 'access-control-allow-origin': '*' }, body: 'no model' }),
  );
  // As it is often pasted: an engine that is elsewhere, on threads and a graphics card.
  await runCode(
    page,
    `import * as ort from 'onnxruntime-web/webgpu';
ort.env.wasm.wasmPaths = 'https://cdn.jsdelivr.net/npm/onnxruntime-web/dist/';
ort.env.wasm.numThreads = 4;
const zeros = (...dims: number[]) => new ort.Tensor('float32', new Float32Array(dims.reduce((a, b) => a * b)), dims);
async function* f() {
  const at = 'https://huggingface.co/someone/silero/resolve/main/';
  yield await ort.InferenceSession.create(at + 'text.onnx').catch((error) => 'Refused: ' + error.message);
  const session = await ort.InferenceSession.create(at + 'model.onnx', { executionProviders: ['webgpu'], enableGraphCapture: true });
  const sr = new ort.Tensor('int64', BigInt64Array.of(16_000n), []);
  const feeds = { input: zeros(1, 576), state: zeros(2, 1, 128), sr };
  const { output } = await session.run(feeds);
  const given = zeros(1, 1);
  const asked = await session.run(feeds, { output: given, stateN: null });
  if (asked.output !== given || given.data[0] !== output.data[0]) throw new Error('It is not in the tensor given.');
  if (Object.keys(asked).length !== 2) throw new Error('Not what was asked for.');
  if (!(output instanceof ort.Tensor)) throw new Error('Another Tensor.');
  yield [session.inputNames.join(), output.dims.join('x'), Math.round(output.data[0] * 100)].join(' ');
}
`,
    'done',
  );
  const out = component(page, 'Output').getByRole('textbox');
  await expect(out).toHaveValue(/^input,state,sr 1x1 [0-4]$/);
});
