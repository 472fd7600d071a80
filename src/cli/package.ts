import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of `cli.js`. The build divides the code, so this may be in the folder beside it. */
const libFolder = (): string => {
  const here = dirname(fileURLToPath(import.meta.url));
  return existsSync(join(here, 'cli.js')) ? here : dirname(here);
};

/** A file of the command line's own, by its path beside `cli.js`. */
export const ownFile = (path: string): string => join(libFolder(), path);

/** The version of the package. */
export const packageVersion = (): string => {
  const told: unknown = JSON.parse(readFileSync(ownFile('../package.json'), 'utf8'));
  return String((told as { version?: unknown }).version);
};

type Chunk = { file: string; css?: string[]; imports?: string[] };

/** The script and the styles of a page, as the build has named them. */
export const pageScripts = (page: 'served' | 'examples'): { script: string; styles: readonly string[] } => {
  const manifest = JSON.parse(readFileSync(ownFile('cli/page/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const entry = `src/cli/page/${page}.ts`;
  const { file } = manifest[entry] ?? {};
  if (file === undefined) throw new Error('The package lacks its page. Install it again.');
  const needed = new Set([entry]);
  for (const name of needed) for (const other of manifest[name]?.imports ?? []) needed.add(other);
  return { script: file, styles: [...needed].flatMap((name) => manifest[name]?.css ?? []) };
};
