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
  const compress = { ecma: 2020, passes: 3, keep_fargs: false } as const;
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
  async generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk' && names.has(chunk.name)) chunk.code = await minifyMore(chunk.code);
    }
  },
});
