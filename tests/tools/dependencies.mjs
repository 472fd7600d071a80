import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from './processes.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));

const packagesOf = (file) => {
  try {
    return JSON.parse(readFileSync(`${root}${file}`, 'utf8')).packages;
  } catch {
    return {};
  }
};

/** Whether `node_modules` holds what the lock file names. npm notes there what it has laid out. */
export const dependenciesAreInstalled = () => {
  const present = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional && present[path] === undefined),
  );
};

/** Installs the packages that the lock file names, where they are missing or out of date. */
export const installDependencies = async () => {
  if (dependenciesAreInstalled()) return;
  console.log('Installing packages (npm ci) …');
  const { code } = await run('npm', ['--prefix', root, 'ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code !== 0) throw new Error(`npm ci ended with code ${code}: the packages could not be installed.`);
};
