import { build, normalizePath, type Plugin } from 'vite';
import { comlinkWithoutUnused } from './vite.comlink.ts';
import { sucraseWithoutUnused } from './vite.compiler.ts';
import { minifyMore } from './vite.minify.ts';

type Chunk = { code: string; needs: readonly string[]; files: readonly string[] };
type Worker = { entry: string; chunks: ReadonlyMap<string, Chunk> };

const moduleOf = ({ code, needs }: Pick<Chunk, 'code' | 'needs'>) =>
  `export const needs=${JSON.stringify(needs)};export const run=(module,exports,require,load)=>{${code}\n};`;

/**
 * Bundles a worker into texts. Its chunks become modules without imports, which export what they need and a function with
 * their code: `src/library/start-text-worker.ts` puts them together again in the worker.
 */
const bundleWorker = async (entry: string): Promise<Worker> => {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [comlinkWithoutUnused(), sucraseWithoutUnused()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['cjs'] },
      rolldownOptions: {
        output: { minify: true, comments: false, entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        // As in the site's workers: the schemas of messages are the page's.
        treeshake: { moduleSideEffects: [{ test: /\/src\/protocol\//, sideEffects: false }] },
      },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error(`${entry}: the bundler gave no output.`);
  const chunks = new Map<string, Chunk>();
  for (const chunk of output.output) {
    if (chunk.type !== 'chunk') throw new Error(`${entry} has the file ${chunk.fileName}, which a text cannot reach.`);
    let code = chunk.code;
    for (const name of chunk.imports) code = code.replaceAll(`require("./${name}")`, `require("${name}")`);
    for (const name of chunk.dynamicImports)
      code = code.replaceAll(
        new RegExp(`Promise\\.resolve\\(\\)\\.then\\(\\(\\)=>require\\("(?:\\./)?${name}"\\)\\)`, 'g'),
        `load("${name}")`,
      );
    for (const name of output.output.map((each) => each.fileName))
      if (code.includes(`"./${name}"`)) throw new Error(`${chunk.fileName} loads ${name} in a way that is not known.`);
    chunks.set(chunk.fileName, { code, needs: chunk.imports, files: chunk.moduleIds });
  }
  return { entry: output.output[0].fileName, chunks };
};

/** The texts of a chunk; with the entry come those that it needs at once. */
const textsOf = ({ entry, chunks }: Worker, name: string) => {
  const names = new Set([name]);
  if (name === entry) for (const each of names) for (const need of chunks.get(each)?.needs ?? []) names.add(need);
  return Object.fromEntries([...names].map((each) => [each, moduleOf(chunks.get(each) as Chunk)]));
};

const ofWorker = '\0library-worker:';

/** Puts texts that load with `import()` in the place of the files of workers and worklets. */
export const workersAsTexts = (
  at: (path: string) => string,
  bundleAlone: (entry: string) => Promise<{ code: string }>,
  madeFrom: Set<string>,
): Plugin => {
  const workers = new Map<string, Promise<Worker>>();
  const workerOf = (name: string) => {
    const known = workers.get(name) ?? bundleWorker(at(`workers/${name}.ts`));
    workers.set(name, known);
    return known;
  };
  const worklet = '\0library-worklet:';
  return {
    name: 'yieldcast:workers-as-texts',
    enforce: 'pre',
    resolveId(source) {
      if (source.startsWith(ofWorker.slice(1))) return `\0${source}`;
      const found = /workers\/([\w-]+)\.ts\?worker&url$/.exec(source);
      return found ? worklet + found[1] : undefined;
    },
    async load(id) {
      if (id.startsWith(worklet)) {
        const { code } = await bundleAlone(at(`workers/${id.slice(worklet.length)}.ts`));
        return `export default ${JSON.stringify(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)};`;
      }
      if (!id.startsWith(ofWorker)) return undefined;
      const [name = '', chunk] = id.slice(ofWorker.length).split('/');
      const worker = await workerOf(name);
      for (const { files } of worker.chunks.values()) for (const file of files) madeFrom.add(file);
      if (chunk) return `export default ${JSON.stringify(textsOf(worker, chunk))};`;
      const loads = [...worker.chunks.keys()].map(
        (each) => `${JSON.stringify(each)}: () => import(${JSON.stringify(`${ofWorker.slice(1)}${name}/${each}`)})`,
      );
      return `export default { entry: ${JSON.stringify(worker.entry)}, load: { ${loads.join(', ')} } };`;
    },
    async transform(code, id) {
      // What runs in the worker is text here, too, which the bundler leaves as it is.
      if (normalizePath(id) === normalizePath(at('src/library/start-text-worker.ts'))) {
        const text = /const boot = `([^`]*)`;/.exec(code);
        if (!text?.[1])
          return this.error('What starts a worker is written in another way: see vite.library-workers.ts.');
        return { code: code.replace(text[0], `const boot = ${JSON.stringify(await minifyMore(text[1]))};`), map: null };
      }
      if (!normalizePath(id).startsWith(normalizePath(at('src/')))) return undefined;
      const imports = new Set([
        `import { startTextWorker } from ${JSON.stringify(at('src/library/start-text-worker.ts'))};`,
      ]);
      const changed = code.replace(
        /new Worker\(\s*new URL\('[./]*workers\/([\w-]+)\.ts', import\.meta\.url\)/g,
        (_, name: string) => {
          const texts = `textsOf_${name.replaceAll('-', '_')}`;
          imports.add(`import ${texts} from ${JSON.stringify(`${ofWorker.slice(1)}${name}`)};`);
          return `startTextWorker(${texts}`;
        },
      );
      return changed === code ? undefined : { code: `${[...imports].join('')}${changed}`, map: null };
    },
  };
};
