import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';
import { type Problem, packageFile } from '../../protocol';
import type { Asked } from './asked-packages';

type Bundled = { files: Record<string, string>; problems: Problem[] };

const entryId = (specifier: string) => `\0yieldcast:${specifier}`;
const absentId = '\0yieldcast-absent:';

/** The packages of the last sketch: an edit seldom changes them. */
let latest: { key: string; bundled: Promise<Bundled> } | undefined;

/**
 * Bundles installed packages for the browser, each into a file that the compiler finds by the package's name. What is not
 * installed is left out: the compiler says so, with the place of the import.
 */
export const bundlePackages = (root: string, packages: ReadonlyMap<string, Asked>): Promise<Bundled> => {
  if (packages.size === 0) return Promise.resolve({ files: {}, problems: [] });
  // The places of problems are part of it.
  const key = JSON.stringify([
    root,
    [...packages].map(([name, asked]) => [name, placeIn(asked), asked.isWhole, [...asked.names].sort()]),
  ]);
  if (latest?.key === key) return latest.bundled;
  const bundled = bundle(root, packages);
  latest = { key, bundled };
  const forget = () => {
    if (latest?.bundled === bundled) latest = undefined;
  };
  // What failed, or is not installed, may be there at the next edit.
  bundled.then(({ files, problems }) => {
    if (problems.length > 0 || [...packages.keys()].some((name) => !Object.hasOwn(files, packageFile(name)))) forget();
  }, forget);
  return bundled;
};

const bundle = async (root: string, packages: ReadonlyMap<string, Asked>): Promise<Bundled> => {
  const { rolldown } = await import('rolldown');
  const importer = join(root, 'sketch.js');
  const problems: Problem[] = [];
  const files: Record<string, string> = {};
  /** Packages of which all is taken, though the code names what it takes: it names something that is not there. */
  const wide = new Set<string>();
  const isWhole = (specifier: string) => wide.has(specifier) || packages.get(specifier)?.isWhole === true;
  const bundleAll = async (specifiers: readonly string[]) => {
    const needed = new Set<string>();
    const build = await rolldown({
      input: Object.fromEntries(specifiers.map((each) => [packageFile(each).replace(/\.js$/, ''), entryId(each)])),
      cwd: root,
      platform: 'browser',
      logLevel: 'silent',
      transform: { define: { 'process.env.NODE_ENV': '"production"' } },
      // There is one API, which the sandbox has.
      external: /^(?:yieldcast(?:\/.*)?|https?:.*)$/,
      plugins: [packageEntries(importer, packages, isWhole), withoutNode(needed)],
    });
    try {
      const { output } = await build.generate({
        format: 'esm',
        entryFileNames: '[name].js',
        chunkFileNames: 'node_modules/_shared/[name]-[hash].js',
      });
      return { needed: [...needed], chunks: output.flatMap((each) => (each.type === 'chunk' ? [each] : [])) };
    } finally {
      await build.close();
    }
  };

  const bundleOne = (specifier: string) =>
    bundleAll([specifier]).catch((error) => {
      if (isWhole(specifier)) throw error;
      // The compiler says which names there are not.
      wide.add(specifier);
      return bundleAll([specifier]);
    });

  const refuse = (specifier: string, why: string) => {
    const asked = packages.get(specifier) as Asked;
    problems.push({ message: why, location: { file: asked.file, ...placeIn(asked) } });
    const { line, column } = placeIn(asked);
    const exported = [...asked.names].filter((name) => name !== 'default').map((name) => `export let ${name};`);
    // The page shows the sentence, too.
    files[packageFile(specifier)] = [
      `throw new TypeError(${JSON.stringify(`${asked.file}:${line}:${column}: ${why}`)});`,
      ...exported,
      'export default undefined;',
    ].join('\n');
  };

  const whole: string[] = [];
  for (const specifier of packages.keys()) {
    try {
      const { needed, chunks } = await bundleOne(specifier);
      if (chunks.some(({ code }) => code.includes(notInstalled))) continue;
      if (needed.length > 0)
        refuse(
          specifier,
          `'${specifier}' needs ${needed.map((each) => `'${each}'`).join(', ')} of Node.js, which browsers do not have. Use a package that is made for browsers.`,
        );
      else whole.push(specifier);
      if (packages.size === 1 && needed.length === 0) take(files, chunks);
    } catch (error) {
      refuse(specifier, `'${specifier}' could not be bundled: ${firstLine(error)}`);
    }
  }
  // Together, so that what several of them import is there once.
  if (packages.size > 1 && whole.length > 0) take(files, (await bundleAll(whole)).chunks);
  return { files, problems };
};

const take = (files: Record<string, string>, chunks: readonly { fileName: string; code: string }[]) => {
  for (const { fileName, code } of chunks) files[fileName] = code;
};

const notInstalled = '__yieldcast_not_installed__';

/** The modules that stand for what the sketch imports: what it takes of a package, or all that the package exports. */
const packageEntries = (
  importer: string,
  packages: ReadonlyMap<string, Asked>,
  isWhole: (specifier: string) => boolean,
): Plugin => ({
  name: 'yieldcast:packages',
  resolveId: (id) => (id.startsWith(entryId('')) ? id : undefined),
  async load(id) {
    if (!id.startsWith(entryId(''))) return undefined;
    const specifier = id.slice(entryId('').length);
    const found = await this.resolve(specifier, importer);
    if (!found || found.external) return `globalThis.${notInstalled} = true;`;
    const from = JSON.stringify(found.id);
    const source = await readFile(found.id, 'utf8').catch(() => '');
    const asked = [...(packages.get(specifier)?.names ?? [])];
    if (/^\s*(?:import|export)\b/m.test(source) || /\b(?:import|export)\s*\{/.test(source)) {
      if (!isWhole(specifier)) return `export { ${asked.join(', ')} } from ${from};`;
      const hasDefault = /\bexport\s+default\b|\bas\s+default\b|\bexport\s*\{\s*default\b/.test(source);
      return `export * from ${from};${hasDefault ? `\nexport { default } from ${from};` : ''}`;
    }
    // CommonJS tells its names only while it runs.
    const names = asked.filter((name) => name !== 'default');
    const lines = names.map((name, at) => `const name${at} = whole[${JSON.stringify(name)}];`);
    const exported = names.map((name, at) => `name${at} as ${name}`);
    return `import whole from ${from};\n${lines.join('\n')}\nexport { ${['whole as default', ...exported].join(', ')} };`;
  },
});

/** Puts a module that says what is missing in the place of Node's own. `needed` gets the names of those that are imported. */
const withoutNode = (needed: Set<string>): Plugin => ({
  name: 'yieldcast:without-node',
  async resolveId(source, importer, { kind }) {
    if (!isBuiltin(source) || importer === undefined) return undefined;
    const found = await this.resolve(source, importer, { kind, skipSelf: true }).catch(() => null);
    if (found && !found.external && !isBuiltin(found.id)) return found;
    // A `require` or an `import()` may stand in code that browsers never reach.
    if (kind === 'import-statement') needed.add(source);
    return absentId + source;
  },
  load(id) {
    if (!id.startsWith(absentId)) return undefined;
    const name = id.slice(absentId.length);
    return {
      code: `module.exports = {};\nthrow new Error(${JSON.stringify(`Browsers have no '${name}': it is a part of Node.js.`)});`,
      moduleType: 'js',
    };
  },
});

const placeIn = ({ source, offset }: Asked): { line: number; column: number } => {
  const before = source.slice(0, offset).split(/\r\n|[\r\n]/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};

const firstLine = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the bundler colours what it says
  const plain = text.replace(/\u001b\[[\d;]*m/g, '');
  return plain.split('\n').find((line) => line.trim() !== '' && !/^Build failed/.test(line)) ?? plain;
};
