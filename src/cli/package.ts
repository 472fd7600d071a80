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

/** The script and the styles of a page, of the files beside `cli.js`. */
export const pageScripts = (page: 'served' | 'examples'): { script: string; styles: readonly string[] } => {
  const script = `pages/${page}.js`;
  if (!existsSync(ownFile(script))) throw new Error('The package lacks its page. Install it again.');
  return { script, styles: ['style.css'] };
};
