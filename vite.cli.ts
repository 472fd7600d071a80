import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { defineConfig, normalizePath, type Plugin } from 'vite';
import { contentSecurityPolicy } from './src/protocol/content-security-policy.ts';
import { sucraseWithoutUnused } from './vite.compiler.ts';
import { alias, at, exported, generatorWorker } from './vite.config.ts';

/**
 * Builds the command line: `lib/cli.js` for Node, and in `lib/cli` what it makes files from. The pages that it serves are
 * among the package's other files (`vite.library.ts`). `YIELDCAST_BUILT_SITE` names the folder of a site that has just been built, to take from it what exports are made of.
 */

/** The lexer of modules says that it is asm.js, which it no longer is once it is minified. Node warns of that on the terminal. */
const withoutAsm = (): Plugin => ({
  name: 'yieldcast:without-asm',
  transform: (code, id) =>
    /\/es-module-lexer\//.test(normalizePath(id))
      ? { code: code.replace(/(["'])use asm\1;?/g, ''), map: null }
      : undefined,
});

/** What exports are made of, from a site that has just been built: making it takes longer than all the rest. */
const builtParts = (dist: string): Plugin => ({
  name: 'yieldcast:built-export-parts',
  resolveId: (source) => (source === 'virtual:export-parts' ? '\0built-export-parts' : undefined),
  load(id) {
    if (id !== '\0built-export-parts') return undefined;
    const names = readdirSync(`${dist}/assets`);
    const emit = (name: string, ending: string) => {
      const file = names.find((each) => new RegExp(`^export-${name}-[\\w-]{8}\\.${ending}$`).test(each));
      if (!file) return this.error(`${dist} lacks export-${name}.${ending}.`);
      const source = readFileSync(`${dist}/assets/${file}`);
      return `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name: `export-${name}.${ending}`, source })}`;
    };
    const runners = ['light', 'full', 'plotting', 'modelling'].map(
      (name) => `${name}: { code: ${emit(name, 'js')}, styles: ${emit(name, 'css')} },`,
    );
    return `export default { ${runners.join('\n')} media: ${emit('media', 'js')}, policy: ${JSON.stringify(contentSecurityPolicy())} };`;
  },
});

const site = process.env.YIELDCAST_BUILT_SITE;

/** Examples of the gallery name files of the site. */
const filesOfExamples = (): Plugin => ({
  name: 'yieldcast:files-of-examples',
  buildStart: () => rmSync(at('lib/cli'), { recursive: true, force: true }),
  closeBundle: () => cpSync(at('public/examples'), at('lib/cli/examples'), { recursive: true }),
});

/** All that it imports is in it, but for Node and the bundler of packages. */
export default defineConfig({
  publicDir: false,
  plugins: [
    generatorWorker(),
    sucraseWithoutUnused(),
    withoutAsm(),
    site ? builtParts(at(site)) : exported(),
    filesOfExamples(),
  ],
  resolve: { alias },
  ssr: { noExternal: true, external: ['rolldown'] },
  build: {
    ssr: at('src/cli/cli.ts'),
    target: 'node20',
    outDir: at('lib'),
    emptyOutDir: false,
    minify: true,
    ssrEmitAssets: true,
    rolldownOptions: {
      output: {
        entryFileNames: 'cli.js',
        chunkFileNames: 'cli/[name]-[hash].js',
        assetFileNames: 'cli/[name]-[hash][extname]',
        banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
      },
    },
  },
});
