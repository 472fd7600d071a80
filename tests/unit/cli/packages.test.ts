import { expect, test } from 'vitest';
import { readSketch } from '../../../src/cli/sketch/read';
import { createCompiler } from '../../../src/compiler';
import { resolveSpecifier } from '../../../src/protocol';
import { folderOf } from './folder';

const installed = {
  'node_modules/twice/package.json':
    '{ "type": "module", "exports": { ".": "./main.js", "./deep/part.js": "./part.js" } }',
  'node_modules/twice/main.js': `export { count } from './shared.js'; export const twice = (n) => 2 * n;`,
  'node_modules/twice/part.js': `export { count as again } from './shared.js'; export default 7;`,
  'node_modules/twice/shared.js': 'export const count = { value: 0 };',
  'node_modules/@old/style/package.json': '{ "main": "index.js" }',
  'node_modules/@old/style/index.js': `const { half } = require('./half'); module.exports = { half, mode: process.env.NODE_ENV };`,
  'node_modules/@old/style/half.js': 'exports.half = (n) => n / 2;',
  'node_modules/needy/package.json': '{ "type": "module", "exports": "./index.js" }',
  'node_modules/needy/index.js': `import { readFileSync } from 'node:fs'; export const read = readFileSync;`,
  'node_modules/slips/package.json': '{ "type": "module", "exports": "./index.js" }',
  'node_modules/slips/index.js': 'export const slip = () => document.title;',
  'node_modules/spared/package.json': '{ "main": "index.js", "browser": { "fs": false } }',
  'node_modules/spared/index.js': `const fs = require('fs'); exports.has = typeof fs.readFileSync;`,
};

const read = (source: string) => readSketch({ root: folderOf({ ...installed, 'demo.ts': source }), entry: 'demo.ts' });

/** Compiles a sketch and imports what came of it. */
const run = async (source: string) => {
  const { sketch, problems } = await read(source);
  const compilation = await createCompiler().compile(sketch);
  if (!compilation.ok || problems.length > 0) throw new Error(JSON.stringify([compilation, problems]));
  const { entry, modules } = compilation.program;
  return import(/* @vite-ignore */ modules[entry] as string);
};

test('a package is bundled for the browser, and what two entries share is there once', async () => {
  const { value } = await run(`import { twice, count } from 'twice';
    import seven, { again } from 'twice/deep/part.js';
    export const value = [twice(seven), count === again];
    export default () => 1;`);
  expect(value).toEqual([14, true]);
});

test('names are taken from a package in CommonJS, too, and of the whole of it', async () => {
  const { value } = await run(`import style, { half as part } from '@old/style';
    import * as whole from '@old/style';
    export const value = [part(4), style.mode, whole.half(6)];
    export default () => 1;`);
  expect(value).toEqual([2, 'production', 3]);
});

test('of a package that comes in modules, only what the code takes comes along', async () => {
  const some = await read(`import { twice } from 'twice'; export default () => twice(1);`);
  expect(some.sketch.files['node_modules/twice.js']).not.toContain('count');
  const all = await read(`import * as all from 'twice'; export default () => all.twice(1);`);
  expect(all.sketch.files['node_modules/twice.js']).toContain('count');
});

test('a name that a package has not is the compiler’s to tell', async () => {
  const { sketch, problems } = await read(`import { twise } from 'twice'; export default () => twise(1);`);
  expect(problems).toEqual([]);
  expect(await createCompiler().compile(sketch)).toMatchObject({
    ok: false,
    problems: [{ message: "'twice' exports no 'twise'. Did you mean 'twice'?" }],
  });
});

test('what a package writes is not taken for the author’s own', async () => {
  const { sketch } = await read(`import { slip } from 'slips'; export default () => slip();`);
  expect(await createCompiler().compile(sketch)).toEqual({ ok: true, program: expect.anything() });
});

test('a package that spares browsers Node’s modules is one for browsers', async () => {
  const { value } = await run(`import { has } from 'spared'; export const value = has; export default () => 1;`);
  expect(value).toBe('undefined');
});

test('a package that needs Node is told with the place of its import, in the page as well', async () => {
  const { sketch, problems } = await read(
    `// A comment\nimport { read } from 'needy';\nexport default () => read('x');`,
  );
  const message =
    "'needy' needs 'node:fs' of Node.js, which browsers do not have. Use a package that is made for browsers.";
  expect(problems).toEqual([{ message, location: { file: 'demo.ts', line: 2, column: 22 } }]);
  const compilation = await createCompiler().compile(sketch);
  expect(compilation.ok).toBe(true);
  expect(sketch.files['node_modules/needy.js']).toContain(`demo.ts:2:22: ${message}`);
});

test('what is not installed is the compiler’s to tell', async () => {
  const { sketch, problems } = await read(`import { a } from 'absent-package'; export default () => a;`);
  expect(problems).toEqual([]);
  expect(await createCompiler().compile(sketch)).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining("'absent-package' is not installed"), location: { line: 1 } }],
  });
});

test('a sketch resolves a package by its name alone if it holds it', () => {
  const files = new Set(['main.ts', 'node_modules/lodash/fp.js', 'node_modules/three/addons/a.js']);
  expect(resolveSpecifier('lodash/fp', 'main.ts', files)).toEqual({ kind: 'file', path: 'node_modules/lodash/fp.js' });
  expect(resolveSpecifier('three/addons/a.js', 'parts/b.ts', files)).toEqual({
    kind: 'file',
    path: 'node_modules/three/addons/a.js',
  });
  expect(resolveSpecifier('lodash', 'main.ts', files).kind).toBe('refused');
});
