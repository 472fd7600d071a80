import { minify } from 'terser';
import type { Plugin } from 'vite';

/**
 * Minifies a module once more. Terser makes what the bundler has minified smaller by a sixtieth, but takes seconds for
 * a megabyte, so only what every page begins with goes through it.
 */
export const minifyMore = async (code: string): Promise<string> => {
  const { code: smaller = code } = await minify(code, { module: true, compress: { ecma: 2020, passes: 3 } });
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
