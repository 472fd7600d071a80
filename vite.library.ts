import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { defineConfig, normalizePath, type Plugin } from 'vite';
import solid from 'vite-plugin-solid';
import { comlinkWithoutUnused } from './vite.comlink.ts';
import { alias, at, bundleAlone, chunksOf, filesInTexts, generatorWorker, models, words } from './vite.config.ts';
import { workersAsTexts } from './vite.library-workers.ts';
import { minifyWithMap } from './vite.minify.ts';
import { notices } from './vite.notices.ts';
import { solidWithoutUnused } from './vite.solid.ts';
import { spellOut } from './vite.spelled-types.ts';
import { trustedTemplates } from './vite.trusted.ts';

/** Modules that sketches import for models. A sandbox has its own; a page's program has their types. */
const ofSketches = ['speech', 'text', 'vision', 'voice'];

/** What sketches import, and programs that check or write them. */
const forSketches = {
  index: at('src/api/index.ts'),
  ...Object.fromEntries(ofSketches.map((each) => [each, at(`src/api/${each}.ts`)])),
};

/** What pages import. */
const forPages = { app: at('src/library/app.ts'), element: at('src/library/element.ts') };

/** The pages that the command line serves, of the same parts. */
const forCommandLine = Object.fromEntries(
  ['served', 'examples'].map((page) => [`pages/${page}`, at(`src/cli/page/${page}.ts`)]),
);

/** The names of `src/api/vision.ts` and the like, which throw: the models run in sandboxes. */
const namesOfSketches = (): Plugin => ({
  name: 'yieldcast:names-of-sketches',
  enforce: 'pre',
  async transform(code, id) {
    const name = ofSketches.find((each) => normalizePath(id) === normalizePath(at(`src/api/${each}.ts`)));
    if (!name) return undefined;
    const names = [...code.matchAll(/^export declare (?:const|function|class) (\w+)/gm)].map((found) => found[1]);
    const message = (each?: string) =>
      JSON.stringify(`${each} of yieldcast/${name} runs in a sketch: give the code to mount of yieldcast/app.`);
    return {
      code: names.map((each) => `export function ${each}() { throw new Error(${message(each)}); }`).join('\n'),
      map: null,
    };
  },
});

/** Links lead to the playground that an embedded app is from. The files of a package lie beside no playground. */
const withoutPlayground = (): Plugin => ({
  name: 'yieldcast:without-playground',
  enforce: 'pre',
  transform: (code, id) =>
    normalizePath(id).endsWith('/src/app/links/doors.ts')
      ? { code: code.replace('import.meta;', "{ url: '' };"), map: null }
      : undefined,
});

/**
 * Styles and fonts of formulas load with them. As a file with files of its own beside it, not every bundler would take
 * them, and as a part of `style.css`, they would be a multiple of the rest.
 */
const formulaStyles = (): Plugin => {
  const id = '\0yieldcast:formula-styles';
  return {
    name: 'yieldcast:formula-styles',
    enforce: 'pre',
    resolveId: (source) => (source === 'katex/dist/katex.min.css' ? id : undefined),
    async load(loaded) {
      if (loaded !== id) return undefined;
      const folder = at('node_modules/katex/dist');
      let css = await readFile(`${folder}/katex.min.css`, 'utf8');
      // Every engine that runs this reads WOFF2.
      css = css.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(["'](?:woff|truetype)["']\)/g, '');
      for (const [whole, file] of css.matchAll(/url\((fonts\/[^)]*\.woff2)\)/g))
        css = css.replace(whole, `url(data:font/woff2;base64,${await readFile(`${folder}/${file}`, 'base64')})`);
      return `import { addStyles } from ${JSON.stringify(at('src/app/shadow-styles.ts'))};
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(${JSON.stringify(css)});
        document.adoptedStyleSheets.push(sheet);
        addStyles(css);`;
    },
  };
};

/**
 * Elements have their apps in shadow trees, which `style.css` does not reach: all styles once more, as the text of a module.
 * Bundlers take that as it is.
 */
const stylesAsText = (): Plugin => {
  const name = 'virtual:styles-text';
  return {
    name: 'yieldcast:styles-as-text',
    enforce: 'post',
    apply: 'build',
    resolveId: { order: 'pre', handler: (source) => (source === name ? { id: name, external: true } : undefined) },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const styles = bundle['style.css'];
        if (styles?.type !== 'asset') throw new Error('The package has no style.css.');
        const source = `export default ${JSON.stringify(String(styles.source))};`;
        const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
        this.emitFile({ type: 'asset', fileName: `chunks/styles-${hash}.js`, source });
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk') chunk.code = chunk.code.replace(name, `./chunks/styles-${hash}.js`);
      },
    },
  };
};

/**
 * Writes what sketches import, by itself: from there, nothing of the page may be reached. Nothing is minified in it, so
 * that a bundler leaves out what a program does not name.
 */
const sketchModules = (): Plugin => ({
  name: 'yieldcast:sketch-modules',
  apply: 'build',
  async writeBundle() {
    const bundle = await rolldown({ input: forSketches, plugins: [namesOfSketches()] });
    await bundle.write({ dir: at('lib'), format: 'es', sourcemap: true, chunkFileNames: 'chunks/[name]-[hash].js' });
    await bundle.close();
  },
});

/** Writes the declarations, one file for each entry and one for what they share. */
const declarations = (): Plugin => ({
  name: 'yieldcast:declarations',
  apply: 'build',
  async writeBundle() {
    const bundle = await rolldown({
      input: { ...forSketches, ...forPages },
      checks: { pluginTimings: false },
      external: 'valibot',
      plugins: [dts({ emitDtsOnly: true, tsconfig: at('tsconfig.json'), sourcemap: false })],
    });
    const { output } = await bundle.generate({ format: 'es', chunkFileNames: 'chunks/[name].js' });
    await bundle.close();
    const chunks = output.filter((each) => each.type === 'chunk');
    const entries = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => `/${fileName}`);
    const made = Object.fromEntries(chunks.map(({ fileName, code }) => [`/${fileName}`, code]));
    await mkdir(at('lib/chunks'), { recursive: true });
    for (const [path, text] of Object.entries(spellOut(at('.'), made, entries)))
      await writeFile(at(`lib${path}`), text);
    // TypeScript asks for the types of whatever is imported.
    await writeFile(at('lib/style.css.d.ts'), 'export {};\n');
  },
});

type SourceMap = { sources: string[]; sourcesContent?: (string | null)[] };

/** Source maps name the files of other packages, but do not hold them: they would be most of this one. */
const holdingOurs = (map: SourceMap, { sources, sourcesContent = [] }: SourceMap): string => {
  const ours = new Map(sources.map((source, i) => [source, sourcesContent[i]]));
  const isOurs = (source: string) => /(?:^|\/)(?:src|workers)\/[^:]*$/.test(source) && !source.includes('node_modules');
  return JSON.stringify({
    ...map,
    sourcesContent: map.sources.map((source) => (isOurs(source) ? (ours.get(source) ?? null) : null)),
  });
};

/** Minifies what every app begins with once more, and makes source maps smaller. */
const smaller = (): Plugin => ({
  name: 'yieldcast:smaller',
  apply: 'build',
  async generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      const map = bundle[`${chunk.fileName}.map`];
      if (chunk.type !== 'chunk' || map?.type !== 'asset') continue;
      const first = JSON.parse(String(map.source)) as SourceMap;
      let last = first;
      if (chunk.name === 'app' && !chunk.isEntry) {
        const made = await minifyWithMap(chunk.code, String(map.source));
        chunk.code = `${made.code}\n//# sourceMappingURL=${basename(map.fileName)}`;
        last = JSON.parse(made.map ?? '') as SourceMap;
      }
      map.source = holdingOurs(last, first);
    }
  },
});

/** Builds the package that other projects install: `npm run build:lib`, then `npm pack`. */
export default defineConfig({
  plugins: [
    comlinkWithoutUnused(),
    workersAsTexts(at, bundleAlone, filesInTexts),
    withoutPlayground(),
    formulaStyles(),
    stylesAsText(),
    solid(),
    solidWithoutUnused(),
    words(),
    trustedTemplates(at),
    generatorWorker(),
    models('export'),
    notices(filesInTexts),
    smaller(),
    sketchModules(),
    declarations(),
  ],
  resolve: { alias },
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: 'lib',
    target: 'es2022',
    sourcemap: true,
    manifest: true,
    cssCodeSplit: false,
    lib: { entry: { ...forPages, ...forCommandLine }, formats: ['es'], cssFileName: 'style' },
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        minify: true,
        comments: { annotation: true, legal: false, jsdoc: false },
        codeSplitting: { groups: chunksOf(at('src/app/show.ts')) },
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
});
