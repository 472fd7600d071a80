import { dirname, relative } from 'node:path/posix';
import ts from 'typescript';
import { prune, reach, schemaFinder } from './vite.pruned-types.ts';

/**
 * Types that follow from schemas cost more than all else when a sketch is checked, so declarations have them spelt out:
 * `{ label?: string }` in the place of `InferOutput<typeof …>`. No declaration needs those of valibot then.
 *
 * @param files Declarations by path, with `/` in front.
 * @param entries The paths of those that are imported from outside. What they do not reach is left out.
 */
export const spellOut = (
  root: string,
  files: Readonly<Record<string, string>>,
  entries: readonly string[],
): Record<string, string> => {
  const read = readerOf(root);
  const spelt = spell(programOf(files, entries, read));
  return prune(programOf({ ...files, ...spelt }, entries, read), Object.keys(files));
};

/** Reads the files outside of the declarations, each of them once. */
const readerOf = (root: string) => {
  const host = ts.createCompilerHost({});
  const known = new Map<string, ts.SourceFile | undefined>();
  const parse = (path: string, target: ts.ScriptTarget | ts.CreateSourceFileOptions) => {
    if (!known.has(path)) known.set(path, host.getSourceFile(path, target));
    return known.get(path);
  };
  return { root, host, parse };
};

const programOf = (
  files: Readonly<Record<string, string>>,
  entries: readonly string[],
  { root, host, parse }: ReturnType<typeof readerOf>,
): ts.Program =>
  ts.createProgram(
    [...entries],
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
      types: [],
      strict: true,
      // Then an optional property has `undefined` in its type only if one may write it.
      exactOptionalPropertyTypes: true,
      paths: { valibot: [`${root}/node_modules/valibot/dist/index.d.mts`] },
    },
    {
      ...host,
      fileExists: (path) => path in files || host.fileExists(path),
      directoryExists: undefined,
      readFile: (path) => files[path] ?? host.readFile(path),
      getSourceFile: (path, target) => {
        const text = files[path];
        return text === undefined ? parse(path, target) : ts.createSourceFile(path, text, target, true);
      },
    },
  );

/** The texts of the files with types from schemas, with these spelt out. */
const spell = (program: ts.Program): Record<string, string> => {
  const checker = program.getTypeChecker();
  const needsValibot = schemaFinder(checker);
  const ofSchemas = [...reach(program)].filter(
    (node): node is ts.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(node) && !node.typeParameters && needsValibot(node.type),
  );
  const names = new Map(
    ofSchemas.flatMap((node) => {
      const type = checker.getTypeAtLocation(node.name);
      return type.flags & (ts.TypeFlags.Object | ts.TypeFlags.UnionOrIntersection) ? [[type, node] as const] : [];
    }),
  );
  return Object.fromEntries(
    [...new Set(ofSchemas.map((node) => node.getSourceFile()))].map((file) => [
      file.fileName,
      ofSchemas
        .filter((node) => node.getSourceFile() === file)
        .sort((a, b) => b.pos - a.pos)
        .reduce((text, node) => {
          const type = printerOf(checker, names, node)(checker.getTypeAtLocation(node.name), true);
          return `${text.slice(0, node.type.getStart(file))}${type}${text.slice(node.type.end)}`;
        }, file.text),
    ]),
  );
};

/** Writes types for the place of one. Those that have a name of their own stand by that. */
const printerOf = (
  checker: ts.TypeChecker,
  names: ReadonlyMap<ts.Type, ts.TypeAliasDeclaration>,
  place: ts.TypeAliasDeclaration,
) => {
  const within = new Set<ts.Type>();
  const home = place.getSourceFile();
  const nameOf = (node: ts.TypeAliasDeclaration | undefined) => {
    const file = node?.getSourceFile();
    if (!node || !file) return undefined;
    if (file === home) return node.name.text;
    if (!node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return undefined;
    const path = relative(dirname(home.fileName), file.fileName).replace(/\.d\.ts$/, '');
    return `import('${path.startsWith('.') ? path : `./${path}`}').${node.name.text}`;
  };
  const bracketed = (text: string, type: ts.Type) =>
    type.isUnionOrIntersection() || type.getCallSignatures().length > 0 ? `(${text})` : text;

  const print = (type: ts.Type, isOwn = false): string => {
    const named = isOwn ? undefined : nameOf(names.get(type));
    if (named) return named;
    if (within.has(type)) throw new Error(`${place.name.text} has a type within itself that has no name.`);
    within.add(type);
    const text = spelt(type);
    within.delete(type);
    return text;
  };

  const spelt = (type: ts.Type): string => {
    if (type.isUnion()) {
      const isFlag = (each: ts.Type) => (each.flags & ts.TypeFlags.BooleanLiteral) !== 0;
      const isNone = ({ flags }: ts.Type) => (flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) !== 0;
      const isBoolean = type.types.filter(isFlag).length === 2;
      const parts = type.types.filter((each) => !isNone(each) && !(isBoolean && isFlag(each)));
      const none = type.types.filter((each) => isNone(each) && !isMissing(each));
      const texts = parts.map((each) => bracketed(print(each), each));
      return [...texts, ...(isBoolean ? ['boolean'] : []), ...none.map((each) => print(each))].join(' | ');
    }
    if (type.isIntersection() && type.types.every((each) => isPlain(each) && !names.has(each))) return object(type);
    if (type.isIntersection()) return type.types.map((each) => bracketed(print(each), each)).join(' & ');
    if (!(type.flags & ts.TypeFlags.Object)) return checker.typeToString(type, undefined, whole);
    if (checker.isTupleType(type)) return tuple(type as ts.TupleTypeReference);
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type as ts.TypeReference);
      const word = type.symbol.name === 'ReadonlyArray' ? 'readonly ' : '';
      return item ? `${word}${bracketed(print(item), item)}[]` : 'unknown[]';
    }
    return isPlain(type) ? object(type) : checker.typeToString(type, undefined, whole);
  };

  /** What an optional property may lack, other than `undefined` that one may write. */
  const isMissing = (type: ts.Type) =>
    (type.flags & ts.TypeFlags.Undefined) !== 0 && type !== checker.getUndefinedType();

  const isPlain = (type: ts.Type) =>
    (type.flags & ts.TypeFlags.Object) !== 0 &&
    !type.isClassOrInterface() &&
    !((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) &&
    type.getCallSignatures().length === 0;

  const tuple = (type: ts.TupleTypeReference) => {
    const { elementFlags, labeledElementDeclarations, readonly } = type.target;
    const items = checker.getTypeArguments(type).map((each, i) => {
      const flags = elementFlags[i] ?? ts.ElementFlags.Required;
      const label = labeledElementDeclarations?.[i]?.name;
      const isRest = (flags & ts.ElementFlags.Rest) !== 0;
      const text = isRest ? `${bracketed(print(each), each)}[]` : print(each);
      const mark = flags & ts.ElementFlags.Optional ? '?' : '';
      const dots = isRest ? '...' : '';
      return label ? `${dots}${label.getText()}${mark}: ${text}` : `${dots}${mark ? `(${text})?` : text}`;
    });
    return `${readonly ? 'readonly ' : ''}[${items.join(', ')}]`;
  };

  const object = (type: ts.Type) => {
    const indices = checker
      .getIndexInfosOfType(type)
      .map(
        ({ keyType, type: of, isReadonly }) => `${isReadonly ? 'readonly ' : ''}[of: ${print(keyType)}]: ${print(of)};`,
      );
    const members = checker.getPropertiesOfType(type).map((member) => {
      const about = ts.displayPartsToString(member.getDocumentationComment(checker)).replaceAll('\n', ' ');
      const name = /^[\w$]+$/.test(member.name) ? member.name : JSON.stringify(member.name);
      const mark = member.flags & ts.SymbolFlags.Optional ? '?' : '';
      return `${about && `/** ${about} */\n`}${name}${mark}: ${print(checker.getTypeOfSymbol(member))};`;
    });
    const lines = [...indices, ...members].map((each) => `\n${each}`.replaceAll('\n', '\n  '));
    return lines.length > 0 ? `{${lines.join('')}\n}` : '{}';
  };
  return print;
};

const whole = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType;
