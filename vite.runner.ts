import { normalizePath, type Plugin, type PluginOption } from 'vite';
import { contentSecurityPolicy } from './src/protocol/content-security-policy.ts';

/** Bundles an entry into one module and one style sheet. */
export type BundleAlone = (
  entry: string,
  options?: { plugins?: PluginOption[] },
) => Promise<{ code: string; css?: string }>;

/** What is loaded for plots only: libraries as large as all the rest. */
const plots = /\/src\/components\/plots\//;

/** What is loaded for 3D models only. */
const models = /\/src\/components\/model3d\//;

/** What is loaded for some components only, and left out of exports of apps that name none of them. */
const heavy =
  /\/src\/(?:components\/(?:extra-components|text\/(?:Markdown|Html|Prose|katex)|chat\/|code\/|data\/Dataframe|choices\/(?:Combobox|Dropdown)|media\/|capture\/MediaCapture)|app\/streaming)/;

const absent = '\0yieldcast:absent';

/** An import that a runner goes without. It says so where it is asked for all the same. */
const leaveOut = (...parts: readonly RegExp[]): Plugin => ({
  name: 'yieldcast:leave-out',
  enforce: 'pre',
  async resolveDynamicImport(specifier, importer) {
    if (typeof specifier !== 'string') return null;
    const found = await this.resolve(specifier, importer);
    return found && parts.some((each) => each.test(normalizePath(found.id))) ? absent : null;
  },
  load: (id) => (id === absent ? "throw new Error('This part was left out of the export.');" : undefined),
});

/** An exported app has its program made already, and its workers as texts: there may be no other file to load. */
const selfContained = (bundleAlone: BundleAlone, at: (path: string) => string): Plugin => {
  const microphone = '\0yieldcast:microphone';
  const vega = '\0yieldcast:start-vega';
  return {
    name: 'yieldcast:self-contained',
    enforce: 'pre',
    resolveId(source, importer = '') {
      if (source === './compiler' && normalizePath(importer).endsWith('/src/host/index.ts'))
        return at('src/host/precompiled.ts');
      if (source === './start-worker' && normalizePath(importer).endsWith('/src/media/page/media-worker.ts'))
        return at('src/media/page/start-given-worker.ts');
      if (source === './start-vega') return vega;
      if (source === './remote' && normalizePath(importer).endsWith('/src/app/asked.ts'))
        return at('src/app/exported/no-remote.ts');
      if (source === './pictures' && normalizePath(importer).includes('/src/app/timeline/'))
        return at('src/app/timeline/no-pictures.ts');
      if (source === './languages' && normalizePath(importer).endsWith('/src/words/index.ts'))
        return at('src/words/given-languages.ts');
      return source.endsWith('workers/microphone.ts?worker&url') ? microphone : undefined;
    },
    async load(id) {
      if (id === vega) {
        const { code } = await bundleAlone(at('workers/vega.ts'));
        // As text, which packs better than an address, and out of the minifier’s sight, which would make it one.
        return `import { trustedUrl } from ${JSON.stringify(at('src/protocol/index.ts'))};
          const held = { code: ${JSON.stringify(code)} };
          const url = () => 'data:text/javascript;charset=utf-8,' + encodeURIComponent(held.code);
          export const startVega = () => new Worker(trustedUrl(url()), { type: 'module', name: 'yieldcast-vega' });`;
      }
      if (id !== microphone) return undefined;
      const { code } = await bundleAlone(at('workers/microphone.ts'));
      return `export default ${JSON.stringify(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)};`;
    },
    async transform(code, id) {
      if (normalizePath(id).endsWith('/pictures/large-picture.ts')) {
        const { code: text } = await bundleAlone(at('workers/picture.ts'));
        const url = `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`;
        return {
          code: `import { trustedUrl } from ${JSON.stringify(at('src/protocol/index.ts'))};\n${code.replace(/new URL\('[./]*workers\/picture\.ts', import\.meta\.url\)/, () => `trustedUrl(${JSON.stringify(url)})`)}`,
          map: null,
        };
      }
      // Every engine that runs this reads WOFF2; the other forms of a font would triple the export.
      return id.includes('katex') && id.includes('.css')
        ? { code: code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(["'](?:woff|truetype)["']\)/g, ''), map: null }
        : undefined;
    },
  };
};

/**
 * `import parts from 'virtual:export-parts'` gives the addresses of what exports are made of: the runner with its styles,
 * for apps of plain components, for all without plots and 3D models, for all without models, and for all; the media worker,
 * and the Content-Security-Policy of the site. Tests and the dev server have none.
 */
export const exportParts = (
  bundleAlone: BundleAlone,
  at: (path: string) => string,
  solid: () => PluginOption,
): Plugin => {
  const id = '\0virtual:export-parts';
  let isBuild = false;
  return {
    name: 'yieldcast:export-parts',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    resolveId: (source) => (`\0${source}` === id ? id : undefined),
    async load(loaded) {
      if (loaded !== id) return undefined;
      if (!isBuild) return 'export default undefined;';
      const runner = (plugins: PluginOption[]) =>
        bundleAlone(at('src/app/exported/runner.ts'), {
          plugins: [solid(), selfContained(bundleAlone, at), ...plugins],
        });
      const [light, full, plotting, modelling, media] = await Promise.all([
        runner([leaveOut(heavy, plots, models)]),
        runner([leaveOut(plots, models)]),
        runner([leaveOut(models)]),
        runner([]),
        bundleAlone(at('workers/media.ts')),
      ]);
      const emit = (name: string, source = '') =>
        `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name, source })}`;
      return `export default {
        light: { code: ${emit('export-light.js', light.code)}, styles: ${emit('export-light.css', light.css)} },
        full: { code: ${emit('export-full.js', full.code)}, styles: ${emit('export-full.css', full.css)} },
        plotting: { code: ${emit('export-plotting.js', plotting.code)}, styles: ${emit('export-plotting.css', plotting.css)} },
        modelling: { code: ${emit('export-modelling.js', modelling.code)}, styles: ${emit('export-modelling.css', modelling.css)} },
        media: ${emit('export-media.js', media.code)},
        policy: ${JSON.stringify(contentSecurityPolicy())},
      };`;
    },
  };
};
