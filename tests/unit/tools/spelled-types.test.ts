import ts from 'typescript';
import { expect, test } from 'vitest';
import { spellOut } from '../../../vite.spelled-types';
import { makeSketchTypes } from '../../../vite.types';

const root = process.cwd();

test('types from schemas are written as they come out, and what made them goes', () => {
  const made = spellOut(
    root,
    {
      '/types/schemas.d.ts': `import * as v from 'valibot';
export declare const card: v.StrictObjectSchema<{
  /** What stands above. */
  readonly title: v.StringSchema<undefined>;
  readonly size: v.OptionalSchema<v.UnionSchema<[v.LiteralSchema<'s', undefined>, v.NumberSchema<undefined>], undefined>, undefined>;
  readonly colour: v.ExactOptionalSchema<v.StringSchema<undefined>, undefined>;
  readonly flags: v.ArraySchema<v.NullableSchema<v.BooleanSchema<undefined>, undefined>, undefined>;
  readonly place: v.TupleSchema<[v.NumberSchema<undefined>, v.NumberSchema<undefined>], undefined>;
}, undefined>;
export type Card = v.InferOutput<typeof card>;
export type Cards = { cards: v.InferOutput<typeof card>[] };
export type Size = 's' | 'm';
type Unused = v.InferInput<typeof card>;
`,
      '/types/unused.d.ts': "export type Nothing = import('./schemas').Cards;\n",
      '/types/index.d.ts': "export type { Card, Cards } from './schemas';\nexport * from './unused';\n",
      '/types/board.d.ts':
        "import type { Card, Cards, Size } from './schemas';\nexport type Board = Record<string, Card>;\nexport type { Size };\n",
    },
    ['/types/board.d.ts'],
  );
  expect(made).toEqual({
    '/types/schemas.d.ts': `export type Card = {
  /** What stands above. */
  title: string;
  size?: number | 's' | undefined;
  colour?: string;
  flags: (boolean | null)[];
  place: [number, number];
};
export type Size = 's' | 'm';
`,
    '/types/board.d.ts':
      "import type { Card, Size } from './schemas';\nexport type Board = Record<string, Card>;\nexport type { Size };\n",
  });
});

test('a type with parameters that needs a schema cannot be spelt out, and is told', () => {
  const file = `import * as v from 'valibot';
export type Of<K extends v.GenericSchema> = v.InferOutput<K>;
`;
  expect(() => spellOut(root, { '/types/index.d.ts': file }, ['/types/index.d.ts'])).toThrow(
    '/types/index.d.ts has types that need those of valibot.',
  );
});

test('the declarations for sketches say of each type what its schema says', () => {
  const spelt = makeSketchTypes(root);
  const text = `import type { ListenerDescription as A1, PropertiesByKind as A2, WireValues as A3 } from '${root}/src/protocol/index.ts';
import type { ListenerDescription as B1, PropertiesByKind as B2, WireValues as B3 } from '/types/protocol/index';
type Flat<T> = T extends object ? { [K in keyof T]: T[K] } : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Each<A, B> = { [K in keyof A | keyof B]: K extends keyof A & keyof B ? Same<Flat<A[K]>, Flat<B[K]>> : false };
type All = Each<A1, B1>[keyof A1] | Each<A2, B2>[keyof A2] | Each<A3, B3>[keyof A3] | Same<keyof A2, keyof B2>;
export const all: All = true;
export const none: All = false;
`;
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    noEmit: true,
  };
  const files: Record<string, string> = { ...spelt, '/types/same.ts': text };
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram(['/types/same.ts', '/types/api/index.d.ts'], options, {
    ...host,
    directoryExists: undefined,
    fileExists: (path) => path in files || host.fileExists(path),
    readFile: (path) => files[path] ?? host.readFile(path),
    getSourceFile: (path, target) =>
      path in files ? ts.createSourceFile(path, files[path] ?? '', target, true) : host.getSourceFile(path, target),
  });
  const told = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith('/types/'))
    .flatMap((file) => program.getSemanticDiagnostics(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  // Each type is the same, so that `false` is none of them.
  expect(told).toEqual(["Type 'false' is not assignable to type 'true'."]);
});
