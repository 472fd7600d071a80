import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import type { Example } from '../playground/example';
import { examples } from '../playground/gallery';
import { suggest } from '../protocol';
import type { Command } from './arguments';
import { UsageError } from './arguments';
import { ownFile } from './package';

/** Begins a sketch with one of the gallery's. */
export const begin = async ({ folder, example, list }: Extract<Command, { name: 'new' }>): Promise<void> => {
  // What needs a model needs the site's files, which are no part of the package.
  const offered = examples.filter(({ source }) => !/['"](?:yieldcast\/|onnxruntime-)/.test(source));
  if (list) {
    const widest = Math.max(...offered.map(({ name }) => name.length));
    for (const { name, description } of offered) process.stdout.write(`${name.padEnd(widest)}  ${description}\n`);
    return;
  }
  // The name alone says which one it is, too: “yieldcast new chat”.
  const chosen = exampleNamed(offered, example ?? (offered.some(({ name }) => name === folder) ? folder : undefined));
  const place = folder ?? chosen.name;
  const files: Record<string, string> = { 'main.ts': chosen.source, ...chosen.files };
  const there = Object.keys(files).find((path) => existsSync(join(place, path)));
  if (there !== undefined) throw new UsageError(`${join(place, there)} is there already. Give another folder.`);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(place, path)), { recursive: true });
    await writeFile(join(place, path), text);
  }
  const code = Object.values(files).join('\n');
  const media = await readdir(ownFile('cli/examples'));
  // Some code puts the ending behind the name.
  for (const name of media.filter((each) => code.includes(`examples/${parse(each).name}`)))
    await cp(ownFile(`cli/examples/${name}`), join(place, 'examples', name));
  process.stdout.write(`${join(place, 'main.ts')} is “${chosen.title}”. Show it by\n\n  npx yieldcast ${place}\n\n`);
};

const exampleNamed = (offered: readonly Example[], name = 'count'): Example => {
  const found = offered.find((each) => each.name === name);
  if (found) return found;
  const meant = suggest(
    name,
    offered.map((each) => each.name),
  );
  const rest = meant === undefined ? 'List them by “yieldcast new --list”.' : `Did you mean '${meant}'?`;
  throw new UsageError(`There is no example '${name}'. ${rest}`);
};
