import { type ModelModule, modelModuleOf, modelSpecifiers } from './model-modules';
import { suggest } from './suggestion';

/** The name under which user code imports the API. */
export const apiSpecifier = 'yieldcast';

/** What an import specifier resolves to. */
export type Resolution =
  | { kind: 'api' }
  /** A module with models, whose code the page has. */
  | { kind: 'models'; name: ModelModule }
  /** A file of the sketch. */
  | { kind: 'file'; path: string }
  /** A module that the engine loads itself. */
  | { kind: 'url'; url: string }
  /** Cannot be imported; the message says what to write instead. */
  | { kind: 'refused'; message: string };

/** Built-in modules of Node.js that people import without `node:`. */
const nodeModules =
  'assert async_hooks buffer child_process cluster crypto dgram dns events fs http http2 https module net os path ' +
  'perf_hooks process querystring readline stream string_decoder timers tls tty url util v8 vm worker_threads zlib';

/** Whether a specifier names a module that only Node.js has. */
export const isNodeModule = (specifier: string): boolean =>
  specifier.startsWith('node:') || nodeModules.split(' ').includes(specifier.split('/')[0] ?? '');

/** Whether a file of a sketch is code, whatever the case of its ending. Other files are data. */
export const isCodeFile = (path: string): boolean => /\.m?[jt]s$/i.test(path);

/** The file of a sketch that holds a package, by the name that code imports it by. */
export const packageFile = (specifier: string): string => `node_modules/${specifier.replace(/\.js$/, '')}.js`;

/** Whether a file of a sketch is of a package. */
export const isPackageFile = (path: string): boolean => path.startsWith('node_modules/');

const canImport = /\.(?:[mc]?[jt]s|[jt]sx)$/i;

/**
 * Resolves an import specifier. The compiler uses it for literals and the generator worker for a computed `import(x)`,
 * so both resolve alike and give the same messages.
 *
 * @param from the path of the importing file
 * @param files the paths of the sketch's files
 * A package is resolved if the sketch holds it, bundled, as {@link packageFile}.
 *
 * @example resolveSpecifier('./dog', 'main.ts', new Set(['main.ts', 'dog.ts'])) // { kind: 'file', path: 'dog.ts' }
 */
export function resolveSpecifier(specifier: string, from: string, files: ReadonlySet<string>): Resolution {
  if (specifier === apiSpecifier) return { kind: 'api' };
  const models = modelModuleOf(specifier);
  if (models) return { kind: 'models', name: models };
  if (specifier.startsWith('//')) return refused(`Write the whole address: 'https:${specifier}'.`);
  if (/^(?:\/|\.\.?(?:\/|$))/.test(specifier)) return resolveFile(specifier, from, files);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(specifier)?.[1]?.toLowerCase();
  switch (scheme) {
    case undefined:
      return installed(specifier, files) ?? refused(adviseOnName(specifier));
    case 'https':
    case 'data':
    case 'blob':
      return { kind: 'url', url: specifier };
    case 'http':
      return refused(`'${specifier}' is not secure, so it cannot be imported. Use https: '${toHttps(specifier)}'.`);
    case 'node':
      return refused(adviseOnNode(specifier));
    case 'npm':
      return refused(adviseAddress(specifier, specifier.slice('npm:'.length)));
    case 'jsr':
      return refused(adviseAddress(specifier, `jsr/${specifier.slice('jsr:'.length)}`));
    default:
      return refused(`'${specifier}' cannot be imported. Import a file of this sketch, or an 'https:' address.`);
  }
}

/** A package that came along with the sketch: whoever opened it has bundled it into a file of that name. */
function installed(specifier: string, files: ReadonlySet<string>): Resolution | undefined {
  const path = packageFile(specifier);
  return files.has(path) ? { kind: 'file', path } : undefined;
}

function resolveFile(specifier: string, from: string, files: ReadonlySet<string>): Resolution {
  const path = joinPath(specifier, from);
  const folder = path === '' ? '' : `${path}/`;
  const candidates = [path, `${path}.ts`, `${path}.js`, `${path}.mjs`, `${folder}index.ts`, `${folder}index.js`];
  // TypeScript lets you import a .ts file by the name of its .js output.
  if (/\.m?js$/.test(path)) candidates.push(path.replace(/js$/, 'ts'));
  const found = candidates.find((candidate) => files.has(candidate));
  if (found === undefined) {
    return refused(`${from} imports '${specifier}', but the sketch has no such file. ${listOthers(files, from)}`);
  }
  if (!canImport.test(found) && found !== from) {
    return refused(`${from} imports '${specifier}', but only .ts, .js and .mjs files can be imported.`);
  }
  return { kind: 'file', path: found };
}

/** Joins paths like URLs, but without escapes. `..` never leaves the sketch. */
function joinPath(specifier: string, from: string): string {
  const parts = specifier.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function adviseOnName(name: string): string {
  if (name === '') return `An import needs the name of what to import between its quotes.`;
  if (name.startsWith(`${apiSpecifier}/`)) {
    const meant = suggest(name, modelSpecifiers());
    return meant === undefined
      ? `All of '${apiSpecifier}' is imported from '${apiSpecifier}' itself; models come from ${listed(modelSpecifiers())}.`
      : `There is no '${name}'. Did you mean '${meant}'?`;
  }
  if (name.startsWith('#')) return `'${name}' is a name from a package.json, which a sketch has not.`;
  return isNodeModule(name) ? adviseOnNode(name) : adviseAddress(name, name);
}

function adviseOnNode(name: string): string {
  return `Browsers have no '${name}': it is a part of Node.js. Use what browsers have, such as \`fetch\` and \`crypto\`.`;
}

function adviseAddress(specifier: string, path: string): string {
  return `'${specifier}' is not installed: here, packages are imported by their address. Write … from 'https://esm.sh/${path}'.`;
}

function listed(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}

function toHttps(url: string): string {
  return url.replace(/^http:/i, 'https:');
}

function listOthers(files: ReadonlySet<string>, from: string): string {
  const paths = [...files].filter((path) => path !== from).sort();
  if (paths.length === 0) return `It has no other than ${from}.`;
  const shown = paths.slice(0, 8).map((path) => `'${path}'`);
  if (paths.length > shown.length) shown.push(`${paths.length - shown.length} more`);
  return `It has ${shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ` : ''}${shown.at(-1)}.`;
}

function refused(message: string): Resolution {
  return { kind: 'refused', message };
}
