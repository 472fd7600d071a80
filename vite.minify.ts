import { minify } from 'terser';
import type { Plugin } from 'vite';

/**
 * Minifies a module once more. Terser makes what the bundler has minified smaller by a sixtieth, but takes seconds for
 * a megabyte, so only what every page begins with goes through it.
 */
export const minifyMore = async (code: string): Promise<string> => {
  // Nothing here asks a function of ours for its number of parameters, so those that it does not use can go.
  const compress = { ecma: 2020, passes: 3, keep_fargs: false } as const;
  // What the passes of a first run fold up, a second one makes smaller still.
  let smaller = code;
  for (let run = 0; run < 2; run++) smaller = (await minify(smaller, { module: true, compress })).code ?? smaller;
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
