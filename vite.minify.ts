import { minify } from 'terser';
import type { Plugin } from 'vite';

/**
 * Minifies a module once more. Terser makes what the bundler has minified smaller by a sixtieth, but takes seconds for
 * a megabyte, so only what every page begins with goes through it.
 */
export const minifyMore = async (code: string): Promise<string> => (await minifyWithMap(code)).code;

/** Does the same, and takes the module's source map along, as JSON. */
export const minifyWithMap = async (code: string, map?: string): Promise<{ code: string; map: string | undefined }> => {
  // Nothing here asks a function of ours for its number of parameters, so those that it does not use can go.
  // A constant before what it is compared with is no shorter, and compresses less well.
  const compress = { ecma: 2020, passes: 3, keep_fargs: false, lhs_constants: false } as const;
  // What the passes of a first run fold up, a second one makes smaller still.
  let smaller = { code, map };
  for (let run = 0; run < 2; run++) {
    const made = await minify(smaller.code, {
      module: true,
      compress,
      ...(smaller.map !== undefined && { sourceMap: { content: smaller.map } }),
    });
    smaller = { code: made.code ?? smaller.code, map: made.map as string | undefined };
  }
  return smaller;
};

/** Minifies the chunks of these names once more. */
export const minifiedMore = (names: ReadonlySet<string>): Plugin => ({
  name: 'yieldcast:minified-more',
  apply: 'build',
  generateBundle: {
    // Only then does it stand in the code how other chunks load.
    order: 'post',
    async handler(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk' && names.has(chunk.name)) chunk.code = await minifyMore(chunk.code);
      }
    },
  },
});

/**
 * Exports what the chunk of this name has under the names that it has there. The bundler gives each another one, and so many
 * pairs of names that follow from nothing hardly compress. Source maps are not adapted.
 */
export const exportsOwnNames = (name: string): Plugin => ({
  name: 'yieldcast:exports-own-names',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
      const chunk = chunks.find((each) => each.name === name);
      if (!chunk) return;
      const own = new Map<string, string>();
      chunk.code = chunk.code.replace(/\bexport\{([^}]*)\};?\s*$/, (_, list: string) => {
        for (const each of list.split(',')) {
          const [local, alias = local] = each.split(' as ') as [string, string?];
          own.set(alias, local);
        }
        return `export{${[...own.values()].join(',')}};`;
      });
      const file = chunk.fileName.replace(/^.*\//, '');
      for (const each of chunks) {
        if (each.dynamicImports.includes(chunk.fileName)) this.error(`${each.fileName} imports ${file} on demand.`);
        if (!each.imports.includes(chunk.fileName)) continue;
        let found = 0;
        each.code = each.code.replace(
          /\bimport(?:\{([^}]*)\}from)?(["'`])((?:\.\.?\/)+(?:assets\/)?)([^"'`]+)\2/g,
          (whole, list: string | undefined, quote: string, folder: string, to: string) => {
            if (to !== file) return whole;
            found++;
            if (list === undefined) return whole;
            const names = list.split(',').map((one) => {
              const [alias, local = alias] = one.split(' as ') as [string, string?];
              const now = own.get(alias);
              if (now === undefined) this.error(`${each.fileName} imports ${alias}, which ${file} does not export.`);
              return now === local ? local : `${now} as ${local}`;
            });
            return `import{${names.join(',')}}from${quote}${folder}${to}${quote}`;
          },
        );
        if (found === 0) this.error(`${each.fileName} imports ${file} in a way that is not known.`);
      }
    },
  },
});
