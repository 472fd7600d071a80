import { existsSync, readdirSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, defineConfig, normalizePath, type Plugin, type PluginOption } from 'vite';
import solid from 'vite-plugin-solid';
import { contentSecurityPolicy } from './src/protocol/content-security-policy.ts';
import { comlinkWithoutUnused } from './vite.comlink.ts';
import { sucraseWithoutUnused } from './vite.compiler.ts';
import { docs } from './vite.docs.ts';
import { docsSite } from './vite.docs-site.ts';
import { headOrder } from './vite.head.ts';
import { exportsOwnNames, minifiedMore, minifyMore } from './vite.minify.ts';
import { siteModels } from './vite.models.ts';
import { offline } from './vite.offline.ts';
import { exportParts } from './vite.runner.ts';
import { solidWithoutUnused } from './vite.solid.ts';
import { trustedTemplates } from './vite.trusted.ts';
import { sketchTypes } from './vite.types.ts';
import { translatedTemplates } from './vite.words.ts';

const root = dirname(fileURLToPath(import.meta.url));
export const at = (path: string) => resolve(root, path);

/** `yieldcast` is what user code imports; examples and type tests import it by that name too. */
export const alias = [
  { find: /^yieldcast$/, replacement: at('src/api/index.ts') },
  { find: /^yieldcast\/(\w+)$/, replacement: at('src/api/$1.ts') },
];

/** What the sandbox runs, by the names under which the page imports it as text. */
const sandboxTexts: Record<string, string> = {
  /** The generator worker itself. */
  'virtual:generator-worker': 'workers/generator.ts',
  /** What is behind `yc.frames` and `yc.Clip`. */
  'virtual:generator-video': 'workers/generator-video.ts',
  /** What devices, streams and samples need. */
  'virtual:generator-capture': 'workers/generator-capture.ts',
  /** What is behind `yc.ChatInterface`, and encodes conversations. */
  'virtual:generator-chat': 'workers/generator-chat.ts',
  /** What is behind `yc.render`. */
  'virtual:generator-render': 'workers/generator-render.ts',
  /** What is behind `yc.gif`. */
  'virtual:generator-gif': 'workers/generator-gif.ts',
  /** What is behind `yc.cache` and `yc.cached`. */
  'virtual:generator-cache': 'workers/generator-cache.ts',
  /** What resolves an `import(…)` whose name is computed. */
  'virtual:generator-imports': 'workers/generator-imports.ts',
  /** What is behind themes, style sheets, texts in several languages, and validators. */
  'virtual:generator-finish': 'workers/generator-finish.ts',
  /** What computes values that are functions, and keeps the classes of states. */
  'virtual:generator-values': 'workers/generator-values.ts',
  /** What takes the forms that people bring along from Gradio. */
  'virtual:generator-familiar': 'workers/generator-familiar.ts',
  /** What lets apps stand within others, and shows samples to pick. */
  'virtual:generator-nest': 'workers/generator-nest.ts',
  /** What people draw on. */
  'virtual:generator-drawing': 'workers/generator-drawing.ts',
  /** What encodes pictures with something over them. */
  'virtual:generator-pictures': 'workers/generator-pictures.ts',
  /** What is behind colours, dates, text in classes, and buttons that move files. */
  'virtual:generator-widgets': 'workers/generator-widgets.ts',
  /** What is behind `yc.parallel`. */
  'virtual:generator-listening': 'workers/generator-listening.ts',
  'virtual:generator-parallel': 'workers/generator-parallel.ts',
  /** What is behind `yc.remote`. */
  'virtual:generator-remote': 'workers/generator-remote.ts',
  /** What encodes the data of line, scatter and bar plots. */
  'virtual:generator-plots': 'workers/generator-plots.ts',
};

/**
 * `import code from 'virtual:generator-worker'` gives the generator worker as the text of one module without imports.
 * The worker is started from a `data:` URL, from which no other file can be reached, so it cannot be an ordinary chunk.
 * What it loads later is such a text, too.
 */
export const generatorWorker = (): Plugin => {
  let minified = false;
  const bundles = new Map<string, Promise<{ code: string; madeFrom: Set<string> }>>();
  /** Forgets the texts that a file is part of; tells which. A text that could not be made may have been for want of it. */
  const forget = async (file: string) => {
    const forgotten: string[] = [];
    for (const [id, bundle] of bundles) {
      const made = await bundle.catch(() => undefined);
      if (made && !made.madeFrom.has(normalizePath(file))) continue;
      bundles.delete(id);
      forgotten.push(id);
    }
    return forgotten;
  };
  return {
    name: 'yieldcast:generator-worker',
    configResolved({ command }) {
      minified = command === 'build';
    },
    resolveId: (source) => (Object.hasOwn(sandboxTexts, source) ? `\0${source}` : undefined),
    async load(loaded) {
      const id = loaded.slice(1);
      const entry = loaded.startsWith('\0') ? sandboxTexts[id] : undefined;
      if (!entry) return;
      const bundle = bundles.get(id) ?? bundleAlone(at(entry));
      bundles.set(id, bundle);
      const { code, madeFrom } = await bundle.catch((error) => {
        bundles.delete(id);
        throw error;
      });
      for (const file of madeFrom) this.addWatchFile(file);
      return `export default ${JSON.stringify(minified && id === 'virtual:generator-worker' ? await minifyMore(code) : code)};`;
    },
    async watchChange(file) {
      await forget(file);
    },
    // Nothing accepts a new worker in place: the module is handed back as changed, and the page loads again.
    async hotUpdate({ file, modules }) {
      const changed = (await forget(file)).flatMap((id) => this.environment.moduleGraph.getModuleById(`\0${id}`) ?? []);
      return changed.length > 0 ? [...modules, ...changed] : modules;
    },
  };
};

/** Schemas that nothing uses may be left out. */
const withoutSchemas = { test: /\/src\/protocol\//, sideEffects: false };

/** The files that texts were made from. */
export const filesInTexts = new Set<string>();

/** Bundles an entry with all that it imports into one minified ES module. */
export const bundleAlone = async (entry: string, { plugins = [] }: { plugins?: PluginOption[] } = {}) => {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    plugins: [comlinkWithoutUnused(), plugins],
    resolve: { alias },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'] },
      // Vite leaves white space in libraries, for the sake of bundlers to come. None comes after this one.
      rolldownOptions: {
        output: { minify: true, comments: false, codeSplitting: false },
        // Schemas are the page's: the worker uses none, and without this word they would come along.
        treeshake: { moduleSideEffects: [withoutSchemas] },
      },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error(`${entry}: the bundler gave no output.`);
  const [chunk, ...others] = output.output;
  const styles = others.filter((each) => each.type === 'asset' && each.fileName.endsWith('.css'));
  const rest = [...others.filter((each) => !styles.includes(each)).map((each) => each.fileName), ...chunk.imports];
  if (rest.length > 0)
    throw new Error(`${entry} has to fit into one module, but its bundle needs others: ${rest.join(', ')}.`);
  // The bundler adds modules of its own, which are no files.
  const files = chunk.moduleIds.map((file) => normalizePath(file)).filter((file) => existsSync(file));
  for (const file of files) filesInTexts.add(file);
  const css = styles.map((each) => (each.type === 'asset' ? String(each.source) : '')).join('\n');
  return { code: chunk.code, css, madeFrom: new Set(files) };
};

/** The folder whose files sketches may read, in `public` and on the site. */
const publishedFolder = 'examples';

/** `import files from 'virtual:published-files'` gives the paths of the files that the site publishes for sketches. */
export const publishedFiles = (): Plugin => {
  const id = '\0virtual:published-files';
  return {
    name: 'yieldcast:published-files',
    resolveId: (source) => (`\0${source}` === id ? id : undefined),
    load(loaded) {
      if (loaded !== id) return;
      const found = readdirSync(at(`public/${publishedFolder}`), { recursive: true, withFileTypes: true });
      const files = found
        .filter((entry) => entry.isFile())
        .map((entry) => normalizePath(relative(at('public'), resolve(entry.parentPath, entry.name))));
      return `export default ${JSON.stringify(files.sort())};`;
    },
  };
};

/**
 * Puts the policy into the built page, before all that it governs. The dev server's page goes without: the inline
 * scripts of hot reloading would fall to it.
 */
export const policyInPage = (): Plugin => ({
  name: 'yieldcast:policy',
  apply: 'build',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) => {
      // The encoding has to stand within the first 1,024 bytes, so it goes first.
      const charset = /<meta\s+charset=[^>]*>\s*/i;
      return {
        html: html.replace(charset, ''),
        tags: [
          { tag: 'meta', attrs: { charset: 'utf-8' }, injectTo: 'head-prepend' },
          {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy() },
            injectTo: 'head-prepend',
          },
        ],
      };
    },
  },
});

/**
 * Gives `embed.js` a style sheet of a fixed name beside it. The build divides styles as it divides chunks, under names
 * with hashes, and only a page has `<link>`s that know them; an embedder's page is not ours.
 */
const embedStyles = (): Plugin => ({
  name: 'yieldcast:embed-styles',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const seen = new Set<string>();
      const styles = new Set<string>();
      const visit = (fileName: string) => {
        const chunk = bundle[fileName];
        if (seen.has(fileName) || chunk?.type !== 'chunk') return;
        seen.add(fileName);
        for (const imported of chunk.imports) visit(imported);
        for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
      };
      visit('embed.js');
      const source = [...styles].map((name) => {
        const asset = bundle[name];
        const text = asset?.type === 'asset' ? asset.source : '';
        const css = typeof text === 'string' ? text : new TextDecoder().decode(text);
        // The sheets lie in `assets/` and name their neighbours; this one lies a level above.
        return css.replace(/url\((["']?)(?![a-z]+:|\/|#|["'])/gi, 'url($1assets/');
      });
      if (source.length > 0) this.emitFile({ type: 'asset', fileName: 'embed.css', source: source.join('\n') });
    },
  },
});

/**
 * Adds the imports of its imports to `embed.js`, so that the browser requests all files at once instead of one after the
 * other.
 */
const embedImports = (): Plugin => ({
  name: 'yieldcast:embed-imports',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const entry = bundle['embed.js'];
    if (entry?.type !== 'chunk') return;
    const seen = new Set(entry.imports);
    for (const fileName of seen) {
      const chunk = bundle[fileName];
      if (chunk?.type === 'chunk') for (const imported of chunk.imports) seen.add(imported);
    }
    const later = [...seen].filter((fileName) => !entry.imports.includes(fileName));
    entry.code = later.map((fileName) => `import"./${fileName}";`).join('') + entry.code;
    entry.imports.push(...later);
  },
});

type Modules = { getModuleInfo(id: string): { importedIds: readonly string[] } | null };

/** What only parts that are loaded later import through the door of a folder that the first ones use: a chunk of its own. */
const ofLater =
  /\/src\/protocol\/(?:suggestion|compare-chat|missing|look|colour|harmless-css|spans|wall-clock|css-colour|extra-limits|dialogue-lines|parameters|model-format)\.ts$/;

/**
 * Chunks of their own for the worker's text, so that its size is known and a change of the page leaves it in the browser's
 * cache, and for all that an app begins with, which is what `entry` imports statically, at any depth: in pieces, it is larger
 * by a thirtieth.
 */
export const chunksOf = (entry: string) => {
  const firsts = new WeakMap<Modules, Set<string>>();
  const isFirst = (id: string, modules: Modules): boolean => {
    const known = firsts.get(modules);
    const first = known ?? new Set<string>();
    const add = (each: string) => {
      if (first.has(each) || each.includes('virtual:generator-worker') || ofLater.test(each)) return;
      first.add(each);
      modules.getModuleInfo(each)?.importedIds.forEach(add);
    };
    if (!known) modules.getModuleInfo(entry)?.importedIds.forEach(add);
    firsts.set(modules, first);
    return first.has(id);
  };
  return [
    { name: 'generator-worker', test: /virtual:generator-worker/ },
    { name: 'later', test: ofLater },
    { name: (id: string, modules: Modules) => (isFirst(id, modules) ? 'app' : null) },
  ];
};

/** The docs, from the API's types and docblocks. */
export const apiDocs = () => docs(root);

/** What the language service reads. */
export const languageTypes = () => sketchTypes(root);

/** What exports of apps are made of. */
export const exported = () =>
  exportParts(bundleAlone, at, () => [solid(), words(), trustedTemplates(at), generatorWorker(), models('export')]);

/** What sketches with models load. */
export const models = (place?: 'site' | 'export') => siteModels((entry) => bundleAlone(entry), at, place);

/** The interface's words in the person's language. */
export const words = () => translatedTemplates(at);

/** What an embedded app has besides: in one piece, it is smaller. */
const ofElement = /\/src\/app\/(?:element|shadow-styles|show|driven\/(?:driven-app|shown-error))\.ts$/;

const inputs = { index: at('index.html'), embed: at('src/app/embed.ts'), docs: at('src/docs/main.ts') };

export default defineConfig({
  base: './',
  plugins: [
    comlinkWithoutUnused(),
    solid(),
    solidWithoutUnused(),
    words(),
    trustedTemplates(at),
    generatorWorker(),
    publishedFiles(),
    models(),
    apiDocs(),
    docsSite(root),
    languageTypes(),
    policyInPage(),
    headOrder(),
    embedStyles(),
    embedImports(),
    exported(),
    minifiedMore(new Set(['app', 'element', 'index'])),
    exportsOwnNames('app'),
    offline(at('dist')),
  ],
  resolve: { alias },
  // The compiler reads no messages: without this word, the schemas of all of them would be in it.
  worker: {
    format: 'es',
    plugins: () => [languageTypes(), comlinkWithoutUnused(), sucraseWithoutUnused()],
    rolldownOptions: { treeshake: { moduleSideEffects: [withoutSchemas] } },
  },
  build: {
    outDir: 'dist',
    target: 'es2022',
    manifest: true,
    // The page's policy lets fonts come from files alone.
    assetsInlineLimit: (file) => (/\.(woff2?|ttf)$/.test(file) ? false : undefined),
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(inputs).filter(([, file]) => existsSync(file))),
      checks: { pluginTimings: false },
      // What `embed.ts` exports is for embedders to import.
      preserveEntrySignatures: 'exports-only',
      output: {
        entryFileNames: (chunk) => (chunk.name === 'embed' ? 'embed.js' : 'assets/[name]-[hash].js'),
        codeSplitting: { groups: [...chunksOf(at('src/app/show.ts')), { name: 'element', test: ofElement }] },
      },
    },
  },
});
