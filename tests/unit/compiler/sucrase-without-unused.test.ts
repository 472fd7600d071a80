import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Options, transform } from 'sucrase';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sucraseWithoutUnused } from '../../../vite.compiler';

// The compiler's bundle leaves parts of sucrase out. What is left must do the same with every sketch that we have.
let folder = '';
let bundled: typeof transform;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sucrase-'));
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [sucraseWithoutUnused()],
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      lib: { entry: require.resolve('sucrase/dist/esm/index.js'), formats: ['es'], fileName: 'sucrase' },
    },
  });
  bundled = (await import(/* @vite-ignore */ `file://${folder}/sucrase.js`)).transform;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const filesIn = (path: string) =>
  readdirSync(path)
    .filter((name) => /\.(?:[jt]s|txt)$/.test(name))
    .map((name) => join(path, name));

const attempt = (run: () => { code: string }) => {
  try {
    return run().code;
  } catch (error) {
    return String(error);
  }
};

const kinds: Options[] = [
  { transforms: ['typescript'], disableESTransforms: true, filePath: 'main.ts' },
  { transforms: [], disableESTransforms: true, filePath: 'main.js' },
  { transforms: ['typescript', 'jsx'], jsxRuntime: 'preserve', disableESTransforms: true },
];

test.each(['src/playground/examples', 'tests/first-paste/ordinary', 'tests/first-paste/slips'])(
  'what the build keeps of sucrase transpiles %s as all of it does',
  (path) => {
    const files = filesIn(path);
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const source = readFileSync(file, 'utf8');
      for (const options of kinds)
        expect(
          attempt(() => bundled(source, options)),
          file,
        ).toBe(attempt(() => transform(source, options)));
    }
  },
);

test('JSX, and text that is no code, end in the same errors', () => {
  for (const source of [
    'const a = <div class="b">{c}</div>;',
    'let = = 1',
    'def f(x):\n  yield x',
    'a?.b ?? 1_000',
    '',
  ])
    for (const options of kinds)
      expect(
        attempt(() => bundled(source, options)),
        source,
      ).toBe(attempt(() => transform(source, options)));
});
