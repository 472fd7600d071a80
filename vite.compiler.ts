import { init, parse } from 'es-module-lexer';
import { normalizePath, type Plugin } from 'vite';

/**
 * The parts of sucrase that our calls never reach: we strip types and check for JSX, and transform nothing else.
 * Without them the compiler is a fifth smaller, in what a first visit stores and in what a run has to parse.
 */
const unused = new RegExp(
  `/sucrase/dist/esm/(?:${[
    'Options',
    'CJSImportProcessor',
    'util/formatTokens',
    'parser/plugins/flow',
    'transformers/(?:CJSImport|Flow|JestHoist|JSX|NumericSeparator|OptionalCatchBinding|OptionalChainingNullish|ReactHotLoader)Transformer',
  ].join('|')})\\.js$`,
);

/** Replaces what `unused` matches: every export becomes a function that does nothing. */
export function sucraseWithoutUnused(): Plugin {
  return {
    name: 'yieldcast:sucrase-without-unused',
    async transform(code, id) {
      if (!unused.test(normalizePath(id))) return undefined;
      await init;
      const names = parse(code)[1].flatMap((each) => ('name' in each ? each.name : []));
      return {
        code: `function unused() {}\nexport { ${names.map((name) => `unused as ${name}`).join(', ')} };\n`,
        map: { mappings: '' },
      };
    },
  };
}
