import ts from 'typescript';
import { type Language, type LanguageSpan, type LanguageWords, modelModules } from '../protocol';
import { createCompiler } from './compiler';

const api = '/types/api/';

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.webworker.d.ts', 'lib.webworker.asynciterable.d.ts'],
  types: [],
  strict: true,
  useUnknownInCatchVariables: false,
  skipLibCheck: true,
  experimentalDecorators: true,
  noEmit: true,
  paths: {
    yieldcast: [`${api}index.d.ts`],
    ...Object.fromEntries(
      Object.keys(modelModules).map((name) => [name, [`${api}${name.replace('yieldcast/', '')}.d.ts`]]),
    ),
  },
};

/** Packages come from URLs, and we do not have their types. Missing files beside the sketch show when it compiles. */
const unresolved = new Set([2307, 2792]);

/**
 * Pastes begin with parameters without a type, and get their inputs all the same. (We cannot turn `noImplicitAny` off
 * instead: an empty array would then accept nothing.)
 */
const isUntyped = (code: number) => code >= 7005 && code <= 7034;

/** Most values that may be `null` never are, and the run reports those that are. */
const isPerhapsNull = (code: number) => (code >= 2531 && code <= 2533) || (code >= 18047 && code <= 18049);

const ambient = `declare module 'https://*';
declare module 'data:*';
interface ImportMeta { readonly url: string; readonly main?: boolean }
`;

/**
 * TypeScript's language service for the file in the editor, with the API's types and the sketch's other files. It reads
 * only those: no disk, no network.
 *
 * @param files Declarations by path: the API's in `/types/api`, the libraries in `/lib`.
 */
export const createLanguage = (files: Readonly<Record<string, string>>): Language => {
  const compiler = createCompiler();
  /** The path of the file in the editor. */
  let main = '/main.ts';
  let text = '';
  let version = 0;
  let others = new Map<string, string>();
  const fixed = new Map(Object.entries({ ...files, '/ambient.d.ts': ambient }));
  const snapshots = new Map<string, ts.IScriptSnapshot>();
  const read = (path: string) => (path === main ? text : (others.get(path) ?? fixed.get(path)));

  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [main, ...others.keys(), '/ambient.d.ts'],
    getScriptVersion: (path) => (path === main || others.has(path) ? String(version) : '0'),
    getScriptSnapshot(path) {
      if (path === main) return ts.ScriptSnapshot.fromString(text);
      const other = others.get(path);
      if (other !== undefined) return ts.ScriptSnapshot.fromString(other);
      const known = snapshots.get(path);
      const content = known ? undefined : fixed.get(path);
      if (content === undefined) return known;
      const made = ts.ScriptSnapshot.fromString(content);
      snapshots.set(path, made);
      return made;
    },
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: () => '/lib/lib.es2023.d.ts',
    fileExists: (path) => read(path) !== undefined,
    readFile: read,
    directoryExists: (path) =>
      path === '/' || [...others.keys(), ...fixed.keys()].some((each) => each.startsWith(`${path}/`)),
    getDirectories: () => [],
    useCaseSensitiveFileNames: () => true,
  });

  /** Makes this text the current one, and returns the service. */
  const on = (next: string) => {
    if (next === text) return service;
    text = next;
    version++;
    return service;
  };

  const spanOf = ({ start, length }: ts.TextSpan): LanguageSpan => ({ from: start, to: start + length });

  return {
    async open(file, texts) {
      main = `/${file}`;
      others = new Map(Object.entries(texts).map(([name, each]) => [`/${name}`, each]));
      version++;
    },

    async diagnose(next) {
      const path = main;
      const files = Object.fromEntries([...others, [main, next] as const].map(([name, each]) => [name.slice(1), each]));
      const otherForms = await compiler.takesOtherForms({ entry: 'main.ts', files });
      // Another file has been opened meanwhile, and this answer is of no use any more.
      if (path !== main) return [];
      const asked = on(next);
      if (asked.getSyntacticDiagnostics(main).length > 0) return [];
      return asked.getSemanticDiagnostics(main).flatMap(({ start, length, messageText, code, category }) => {
        if (start === undefined || category !== ts.DiagnosticCategory.Error || unresolved.has(code)) return [];
        if (isUntyped(code) || isPerhapsNull(code)) return [];
        if (
          otherForms &&
          (code === isUnknown || concernsApi(asked.getProgram()?.getSourceFile(main), asked.getProgram(), start))
        )
          return [];
        const message = ts.flattenDiagnosticMessageText(sayingWhy(messageText), '\n').split('\n').slice(0, 3).join(' ');
        return [{ ...spanOf({ start, length: length ?? 0 }), message: shortened(message) }];
      });
    },

    async complete(next, at) {
      const found = on(next).getCompletionsAtPosition(main, at, { includeCompletionsWithInsertText: true });
      if (!found) return undefined;
      const word = /[\w$]*$/.exec(next.slice(0, at))?.[0].length ?? 0;
      return {
        from: at - word,
        names: found.entries
          .filter(({ kind, name }) => kind !== ts.ScriptElementKind.warning && !name.startsWith('__'))
          // Names that belong to the place come before all globals.
          .sort((a, b) => a.sortText.localeCompare(b.sortText))
          .slice(0, 400)
          .map(({ name, kind, insertText }) => ({
            name,
            kind,
            ...(insertText !== undefined && insertText !== name && { insert: insertText }),
          })),
      };
    },

    async describe(next, at, name) {
      const found = on(next).getCompletionEntryDetails(main, at, name, undefined, undefined, undefined, undefined);
      return found && wordsOf(found);
    },

    async hover(next, at) {
      const found = on(next).getQuickInfoAtPosition(main, at);
      return found && { ...wordsOf(found), ...spanOf(found.textSpan) };
    },

    async signature(next, at) {
      const found = on(next).getSignatureHelpItems(main, at, undefined);
      const item = found?.items[found.selectedItemIndex];
      if (!found || !item) return undefined;
      const parameters = item.parameters.map((each) => ts.displayPartsToString(each.displayParts));
      const separator = ts.displayPartsToString(item.separatorDisplayParts);
      const chosen = Math.min(found.argumentIndex, Math.max(parameters.length - 1, 0));
      const before = parameters.slice(0, chosen).map((each) => each + separator);
      const after = parameters.slice(chosen + 1).map((each) => separator + each);
      const own = item.parameters[chosen]?.documentation;
      return {
        before: ts.displayPartsToString(item.prefixDisplayParts) + before.join(''),
        parameter: parameters[chosen] ?? '',
        after: after.join('') + ts.displayPartsToString(item.suffixDisplayParts),
        about: [own, item.documentation]
          .map((parts) => ts.displayPartsToString(parts))
          .filter(Boolean)
          .join('\n\n'),
        number: found.selectedItemIndex + 1,
        count: found.items.length,
      };
    },

    async define(next, at) {
      const [found] = on(next).getDefinitionAtPosition(main, at) ?? [];
      if (!found) return undefined;
      if (found.fileName === main) return spanOf(found.textSpan);
      if (others.has(found.fileName)) return { file: found.fileName.slice(1), ...spanOf(found.textSpan) };
      return found.fileName.startsWith(api) ? { api: found.name } : undefined;
    },

    async rename(next, at) {
      const info = on(next).getRenameInfo(main, at, {});
      if (!info.canRename) return { refused: info.localizedErrorMessage };
      const places = service.findRenameLocations(main, at, false, false, {}) ?? [];
      const own = places.filter(
        ({ fileName, prefixText, suffixText }) => fileName === main && !prefixText && !suffixText,
      );
      const elsewhere = places.find(({ fileName }) => fileName !== main && others.has(fileName));
      if (elsewhere)
        return {
          refused: `${info.displayName} is in ${elsewhere.fileName.slice(1)} too, and a rename reaches only this file.`,
        };
      if (own.length < places.length || own.length === 0)
        return { refused: `${info.displayName} is not the sketch’s own.` };
      return { name: info.displayName, places: own.map(({ textSpan }) => spanOf(textSpan)) };
    },

    async format(next) {
      const edits = on(next).getFormattingEditsForDocument(main, {
        ...ts.getDefaultFormatCodeSettings('\n'),
        indentSize: 2,
        tabSize: 2,
        convertTabsToSpaces: true,
        semicolons: ts.SemicolonPreference.Insert,
      });
      return edits.map(({ span, newText }) => ({ ...spanOf(span), insert: newText }));
    },
  };
};

/** “Is of type unknown”, as for a parameter whose type follows from a call of the API. */
const isUnknown = 18046;

/** Is the place in an API call, outside the functions passed to it, or at a name of the API or of what it made? */
const concernsApi = (file: ts.SourceFile | undefined, program: ts.Program | undefined, place: number): boolean => {
  if (!program || !file) return false;
  const checker = program.getTypeChecker();
  const isApi = (symbol: ts.Symbol | undefined): boolean =>
    symbol?.declarations?.some((each) => each.getSourceFile().fileName.startsWith(api)) ?? false;
  const isOfApi = (node: ts.Node): boolean => {
    const symbol = checker.getSymbolAtLocation(node);
    const type = checker.getTypeAtLocation(node);
    const own = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return (
      [own, type.symbol, type.aliasSymbol].some(isApi) ||
      (type.isIntersection() && type.types.some(({ symbol }) => isApi(symbol)))
    );
  };
  const find = (node: ts.Node): ts.Node =>
    ts.forEachChild(node, (child) => (child.pos <= place && place < child.end ? find(child) : undefined)) ?? node;
  for (let node: ts.Node | undefined = find(file); node; node = node.parent) {
    if (ts.isFunctionLike(node) && node.getStart(file) !== place) return false;
    if (ts.isImportDeclaration(node) && /yieldcast|gradio/.test(node.moduleSpecifier.getText(file))) return true;
    if (
      (ts.isPropertyAccessExpression(node) || ts.isQualifiedName(node)) &&
      isOfApi(ts.isQualifiedName(node) ? node.left : node.expression)
    )
      return true;
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && isOfApi(node.expression)) return true;
  }
  return false;
};

const wordsOf = (of: Pick<ts.QuickInfo, 'displayParts' | 'documentation' | 'tags'>): LanguageWords => {
  const example = of.tags?.find(({ name }) => name === 'example');
  const code = ts
    .displayPartsToString(of.displayParts)
    .replace(/^\(alias\) /, '')
    .replace(/\n(?:export|import) .*$/s, '');
  return {
    code: shortened(code, 300),
    about: ts.displayPartsToString(of.documentation),
    ...(example && { example: ts.displayPartsToString(example.text) }),
  };
};

/** Of a call that fits none of a function's forms, what is said of the first form: the one that the docs show. */
const sayingWhy = (message: string | ts.DiagnosticMessageChain) => {
  const forms = typeof message === 'string' ? [] : (message.next ?? []);
  return forms.every(({ code }) => code === ofOneForm) ? (forms[0]?.next?.[0] ?? message) : message;
};

/** “Overload 1 of 2, …, gave the following error.” */
const ofOneForm = 2772;

/** The types of components are long when they are spelt out. */
const shortened = (words: string, most = 400) => (words.length > most ? `${words.slice(0, most)}…` : words);
