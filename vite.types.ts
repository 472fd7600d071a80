import { relative } from 'node:path';
import ts from 'typescript';
import { normalizePath, type Plugin } from 'vite';
import { modelModules } from './src/protocol/model-modules.ts';
import { spellOut } from './vite.spelled-types.ts';

/** What authors see of the modules with models. */
const modelTypes = (root: string) =>
  Object.keys(modelModules).map((name) => `${root}/src/api/${name.replace('yieldcast/', '')}.ts`);

/** What the language service reads: the API as declarations, and the libraries that a worker has, by paths of their own. */
export const makeSketchTypes = (root: string): Record<string, string> => {
  const sources = [`${root}/src/api/index.ts`, ...modelTypes(root)];
  const made: Record<string, string> = {};
  const program = ts.createProgram(sources, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.webworker.d.ts', 'lib.webworker.asynciterable.d.ts'],
    types: [],
    strict: true,
    declaration: true,
    emitDeclarationOnly: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    outDir: '/types',
    rootDir: `${root}/src`,
  });
  const { diagnostics } = program.emit(
    undefined,
    (name, text) => {
      made[normalizePath(name)] = text;
    },
    undefined,
    true,
  );
  if (diagnostics.length > 0) throw new Error('The declarations of src/api could not be made.');
  const files = spellOut(
    root,
    made,
    sources.map((each) => each.replace(`${root}/src`, '/types').replace(/ts$/, 'd.ts')),
  );
  for (const { fileName, text } of program.getSourceFiles()) {
    const path = normalizePath(relative(root, fileName));
    const library = /typescript\/lib\/(lib\.[\w.]+)$/.exec(path)?.[1];
    if (library) files[`/lib/${library}`] = text;
    else if (path.includes('node_modules') && !path.includes('node_modules/valibot'))
      throw new Error(`src/api has come to need the types of ${path}.`);
  }
  return files;
};

/** `import files from 'virtual:sketch-types'` gives the files that the language service reads. */
export const sketchTypes = (root: string): Plugin => {
  const id = '\0virtual:sketch-types';
  return {
    name: 'yieldcast:sketch-types',
    resolveId: (source) => (`\0${source}` === id ? id : undefined),
    load: (loaded) =>
      loaded === id
        ? `export default JSON.parse(${JSON.stringify(JSON.stringify(makeSketchTypes(root)))});`
        : undefined,
  };
};
