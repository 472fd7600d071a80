import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import solid from 'vite-plugin-solid';
import webpack from 'webpack';
import { root } from './dependencies.mjs';
import { packLibrary } from './library.mjs';

/** What projects have besides: of these, the root has the packages. */
const others = ['react', 'react-dom', 'solid-js'];

const withVite = (folder, name, plugins = []) =>
  vite({
    root: `${folder}/${name}`,
    configFile: false,
    logLevel: 'error',
    base: './',
    plugins,
    build: { outDir: 'built', target: 'es2022', minify: false },
  });

const withEsbuild = (folder, name, entry) =>
  esbuild({
    entryPoints: [`${folder}/${name}/${entry}`],
    outdir: `${folder}/${name}/built`,
    bundle: true,
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    logLevel: 'error',
  });

const withWebpack = (folder, name) =>
  new Promise((resolve, reject) => {
    webpack(
      {
        mode: 'production',
        context: `${folder}/${name}`,
        entry: './main.js',
        output: { path: `${folder}/${name}/built`, publicPath: 'auto' },
        // Its own way to take style sheets.
        experiments: { css: true },
        // Slow, and no matter of ours.
        optimization: { minimize: false },
        performance: false,
      },
      (error, stats) => {
        if (error ?? stats?.hasErrors()) reject(error ?? new Error(stats.toString('errors-only')));
        else resolve(undefined);
      },
    );
  });

/**
 * Copies the projects of `tests/consumers` to a folder outside of this one, whose settings tools would find, lays the package
 * out there as npm would, and builds them.
 *
 * @returns {Promise<{ folder: string, remove: () => void }>}
 */
export const buildConsumers = async () => {
  const packed = await packLibrary();
  const folder = mkdtempSync(join(tmpdir(), 'yieldcast-consumers-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    cpSync(`${root}tests/consumers`, folder, { recursive: true });
    mkdirSync(`${folder}/node_modules/yieldcast`, { recursive: true });
    execFileSync('tar', ['-xzf', packed, '--strip-components=1', '-C', `${folder}/node_modules/yieldcast`]);
    for (const name of others) symlinkSync(`${root}node_modules/${name}`, `${folder}/node_modules/${name}`, 'junction');
    await Promise.all([
      withVite(folder, 'vite'),
      withVite(folder, 'solid', [solid()]),
      withWebpack(folder, 'webpack'),
      withEsbuild(folder, 'esbuild', 'main.js'),
      withEsbuild(folder, 'react', 'main.jsx'),
    ]);
    return { folder, remove };
  } catch (error) {
    remove();
    throw error;
  }
};
