import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { root } from './dependencies.mjs';
import { run } from './processes.mjs';
import { checkLibrarySizes } from './size.mjs';

const packed = `${root}test-results/packed`;

/** Builds the package into `lib/`. */
export const buildLibrary = () => run('npm', ['--prefix', root, 'run', '-s', 'build:lib'], { seconds: 900 });

/**
 * Packs what is built, as npm would publish it, and tells the path of the file. Nothing is packed twice: other tests want
 * the same file.
 */
export const packLibrary = async () => {
  if (!existsSync(`${root}lib/app.js`)) {
    const { code } = await buildLibrary();
    if (code !== 0) throw new Error('The package could not be built.');
  }
  rmSync(packed, { recursive: true, force: true });
  mkdirSync(packed, { recursive: true });
  const told = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', packed], {
    cwd: root,
    encoding: 'utf8',
  });
  return `${packed}/${JSON.parse(told)[0].filename}`;
};

/** Checks what is built, as it is packed: whether bundlers and type checkers find what `package.json` promises, and how large it is. */
export const checkLibrary = async () => {
  // Those who only pack need none of these.
  const { checkPackage, createPackageFromTarballData } = await import('@arethetypeswrong/core');
  const { publint } = await import('publint');
  const { formatMessage } = await import('publint/utils');
  const file = await packLibrary();
  const bytes = readFileSync(file);
  const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  const wrong = messages.map((message) => formatMessage(message, pkg));
  const types = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)), {
    excludeEntrypoints: ['./style.css', './package.json'],
  });
  if (!types.types) wrong.push('The package has no types.');
  // The package has ES modules alone, which `require` gets from Node 20.19 on, and TypeScript's old `node` knows no `exports`.
  const isMeant = ({ kind, resolutionKind }) => kind === 'CJSResolvesToESM' || resolutionKind === 'node10';
  for (const problem of types.problems ?? []) if (!isMeant(problem)) wrong.push(JSON.stringify(problem));
  for (const each of wrong) console.log(`  ${each}`);
  const sizes = checkLibrarySizes(`${root}lib`, bytes.length);
  return { passed: sizes.passed + (wrong.length === 0 ? 1 : 0), failed: sizes.failed + wrong.length };
};
