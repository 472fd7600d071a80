import ts from 'typescript';
import { apiNames } from './src/playground/api-names.ts';
import type { ReferenceEntry, ReferenceOption } from './src/playground/docs/reference.ts';

/** Every name of the API in its group, in the order of the docs. A name that is in none fails the build. */
const groups: Record<string, readonly string[]> = {
  'An app': ['Interface', 'Blocks', 'ChatInterface', 'TabbedInterface', 'on', 'theme', 'i18n'],
  'Text, numbers and choices': [
    'Textbox',
    'MultimodalTextbox',
    'Number',
    'Slider',
    'ColorPicker',
    'DateTime',
    'Dialogue',
    'FileExplorer',
    'UploadButton',
    'DownloadButton',
    'ClearButton',
    'DuplicateButton',
    'DeepLinkButton',
    'Checkbox',
    'CheckboxGroup',
    'Radio',
    'Dropdown',
    'Button',
  ],
  'Words and data': [
    'Markdown',
    'HTML',
    'Code',
    'JSON',
    'Label',
    'Dataframe',
    'HighlightedText',
    'ParamViewer',
    'Chatbot',
  ],
  'Pictures, sound and files': [
    'Image',
    'Audio',
    'Video',
    'Gallery',
    'File',
    'ImageSlider',
    'AnnotatedImage',
    'Plot',
    'ImageEditor',
    'Sketchpad',
    'Paint',
    'Model3D',
  ],
  Plots: ['LinePlot', 'ScatterPlot', 'BarPlot'],
  'Samples to pick': ['Examples', 'Dataset'],
  Layout: ['Row', 'Column', 'Group', 'Tabs', 'Tab', 'Walkthrough', 'Step', 'Accordion', 'Sidebar', 'render'],
  'In a run': [
    'sleep',
    'skip',
    'update',
    'progress',
    'track',
    'info',
    'success',
    'warning',
    'Error',
    'validate',
    'parallel',
    'remote',
  ],
  'What lasts': ['State', 'BrowserState', 'Timer', 'cache', 'cached'],
  'Pictures and media in code': [
    'noise',
    'solid',
    'gif',
    'frames',
    'chunks',
    'Clip',
    'samples',
    'asset',
    'buffer',
    'transfer',
  ],
};

const groupOf = (name: string) => Object.keys(groups).find((group) => groups[group]?.includes(name));

/** What Gradio calls those that it calls otherwise. All others have its names, but for our own. */
const gradioNames: Record<string, string> = {
  on: 'gr.on',
  theme: 'gr.themes',
  i18n: 'gr.I18n',
  sleep: 'time.sleep',
  progress: 'gr.Progress',
  track: 'gr.Progress().tqdm',
  info: 'gr.Info',
  success: 'gr.Success',
  warning: 'gr.Warning',
  remote: 'gradio_client.Client',
};

/** What Gradio has nothing like. */
const ownNames = new Set(
  'parallel cache cached noise solid gif frames chunks Clip samples asset buffer transfer'.split(' '),
);

const gradioNameOf = (name: string) => (ownNames.has(name) ? undefined : (gradioNames[name] ?? `gr.${name}`));

/** Options that nearly every component takes. The docs list them once. */
const commonOptions =
  'label showLabel info visible interactive scale minWidth container elemId elemClasses every inputs key preservedByKey'.split(
    ' ',
  );

const componentParts = ['kind', 'value', 'properties', 'handling', 'children'];

/** Short descriptions of options that have no docblock because their names say enough in the code. */
const shortDescriptions: Record<string, string> = {
  equalHeight: 'Whether all are as tall as the tallest',
  selected: 'Index of the open tab',
  open: 'Whether it is open',
  position: 'The side it is on',
  width: 'Width in CSS pixels',
  label: 'The name shown above it',
  value: 'The initial value',
  title: 'The heading',
  active: 'Whether it ticks',
  storageKey: 'Name that tells several states of one app apart',
  variant: 'How prominent it is',
  size: 'Its size',
  precision: 'Decimal places shown',
  type: 'What `fn` gets',
  submitLabel: 'Text of the button that sends',
  stopLabel: 'Text of the button that stops a run',
  seconds: 'Seconds per frame, 0.1 by default',
  loop: 'Whether it starts again at its end',
};

/** Replaces links to other names by the names. */
const withoutLinks = (text: string) => text.replace(/\{@link (\w+)\s*\}/g, '`yc.$1`').trim();

type Api = { entries: ReferenceEntry[]; common: ReferenceOption[] };

let known: { root: string; api: Api } | undefined;

/**
 * The API as its types and docblocks describe it, read once, since TypeScript takes seconds. Throws for a name that
 * belongs to no group of the docs.
 */
export const readApi = (root: string): Api => {
  if (known?.root !== root) known = { root, api: readTypes(root) };
  return known.api;
};

let program: { root: string; checker: ts.TypeChecker; module: ts.Symbol } | undefined;

/** The module that user code imports, and what answers for its types. Made once, since TypeScript takes seconds. */
export const apiModule = (root: string) => {
  if (program?.root === root) return program;
  const { config } = ts.readConfigFile(`${root}/tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const entry = `${root}/src/api/index.ts`;
  const made = ts.createProgram([entry], { ...options, noEmit: true });
  const checker = made.getTypeChecker();
  const file = made.getSourceFile(entry);
  const module = file && checker.getSymbolAtLocation(file);
  if (!module) throw new Error(`${entry} is no module.`);
  program = { root, checker, module };
  return program;
};

const readTypes = (root: string): Api => {
  const { checker, module } = apiModule(root);
  let common: ReferenceOption[] = [];
  /** What the editor says about an option that has no docblock. */
  const shortDescription = (of: string, option: string) =>
    apiNames.find(({ name }) => name === of)?.options?.[option] ?? shortDescriptions[option] ?? '';

  /** The docblock of a value or an option. Of an option that is declared several times, the last one. */
  const docblockOf = (symbol: ts.Symbol): string => {
    const declared = symbol.flags & ts.SymbolFlags.Value ? (symbol.declarations ?? []) : [];
    const blocks = declared
      .filter((each) => !ts.isTypeAliasDeclaration(each))
      .flatMap((each) => {
        const found = ts.getJSDocCommentsAndTags(each).filter(ts.isJSDoc);
        return found.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '').filter(Boolean);
      });
    const words = (symbol.flags & ts.SymbolFlags.Property ? blocks.at(-1) : blocks[0]) ?? '';
    return withoutLinks(words);
  };
  const tagsOf = (symbol: ts.Symbol, name: string) =>
    symbol
      .getJsDocTags(checker)
      .flatMap((tag) => (tag.name === name ? withoutLinks(ts.displayPartsToString(tag.text)) : []));

  /** What a name is documented by: itself, and the original where a module declares further forms of it. */
  const sourcesOf = (symbol: ts.Symbol): ts.Symbol[] => {
    const declaration = symbol.valueDeclaration;
    const made = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
    const from = made && ts.isAsExpression(made) ? made.expression : undefined;
    const original =
      from && (ts.isPropertyAccessExpression(from) || ts.isIdentifier(from))
        ? checker.getSymbolAtLocation(from)
        : undefined;
    const whole = original && original.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(original) : original;
    return whole ? [symbol, whole] : [symbol];
  };

  /** Spells out a union of strings, whatever its type is called. */
  const spelledOut = (type: ts.Type): string => {
    const spelt = type.isUnion() && type.types.every((each) => each.isStringLiteral());
    return spelt ? type.types.map((each) => checker.typeToString(each)).join(' | ') : checker.typeToString(type);
  };

  /** The type of an option in its author's words, without what only the compiler needs. */
  const typeOf = (property: ts.Symbol): string => {
    const declaration = property.declarations?.at(-1);
    const node = declaration && ts.isPropertySignature(declaration) ? declaration.type : undefined;
    if (!node) return checker.typeToString(checker.getNonNullableType(checker.getTypeOfSymbol(property)));
    let said = node
      .getText()
      .replace(/\s+/g, ' ')
      .replace(/^Initial<(.*)>$/, '$1');
    const type = checker.getTypeFromTypeNode(node);
    if (ts.isTypeReferenceNode(node) && type.flags & ts.TypeFlags.TypeParameter) {
      const constraint = checker.getBaseConstraintOfType(type);
      said = constraint ? spelledOut(constraint) : 'unknown';
    }
    said = said.replaceAll('globalThis.', '').replaceAll('ListenerDescription', 'Listener').replaceAll('"', "'");
    if (/^NoInfer|Given</.test(said)) return '';
    return said.length > 90 ? `${said.slice(0, 88)}…` : said;
  };

  const optionsOf = (of: string, signatures: readonly ts.Signature[]): ReferenceOption[] => {
    const found = new Map<string, ReferenceOption>();
    for (const signature of signatures) {
      for (const parameter of signature.getParameters()) {
        const declaration = parameter.valueDeclaration;
        const type = declaration && checker.getTypeOfSymbolAtLocation(parameter, declaration);
        if (!type || !declaration || !ts.isParameter(declaration)) continue;
        // A block's options are the first of its arguments.
        const given = declaration.dotDotDotToken ? firstOfRest(type) : type;
        for (const property of given ? objectProperties(given) : []) {
          const name = property.getName();
          if (found.has(name)) continue;
          found.set(name, { name, type: typeOf(property), about: docblockOf(property) || shortDescription(of, name) });
        }
      }
    }
    return [...found.values()];
  };

  const firstOfRest = (type: ts.Type): ts.Type | undefined => {
    const tuple = (type.isUnion() ? type.types : [type]).find((each) => checker.isTupleType(each));
    return tuple && checker.getTypeArguments(tuple as ts.TypeReference)[0];
  };

  /** The properties of an object of options: not those of arrays, functions, files and the like. */
  const objectProperties = (type: ts.Type): ts.Symbol[] => {
    const plain = checker.getNonNullableType(type);
    if (plain.isUnion() || plain.getCallSignatures().length > 0 || checker.isArrayLikeType(plain)) return [];
    const properties = checker.getPropertiesOfType(plain);
    const ours = properties.every(({ declarations = [] }) =>
      declarations.every((each) => ts.isPropertySignature(each) && each.getSourceFile().fileName.includes('/src/api/')),
    );
    return ours ? properties : [];
  };

  const parametersOf = (signature: ts.Signature): string =>
    signature
      .getParameters()
      .map((parameter) => {
        const declaration = parameter.valueDeclaration;
        if (!declaration || !ts.isParameter(declaration)) return parameter.name;
        const isObject = ts.isObjectBindingPattern(declaration.name);
        const name = isObject ? 'options' : ts.isArrayBindingPattern(declaration.name) ? 'colour' : parameter.name;
        if (declaration.dotDotDotToken) return '…components';
        return declaration.initializer || declaration.questionToken ? `${name}?` : name;
      })
      .join(', ');

  /** An event's method knows where it comes from; other methods, such as `add` of a button, do not. */
  const isEvent = (made: ts.Type | undefined, name: string): boolean => {
    const property = made?.getProperty(name);
    const type = property && checker.getTypeOfSymbol(property);
    return type?.getProperty('source') !== undefined;
  };

  const entries = checker.getExportsOfModule(module).flatMap((exported): ReferenceEntry[] => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    if (!(symbol.flags & ts.SymbolFlags.Value)) return [];
    const name = exported.getName();
    const group = groupOf(name);
    if (!group) throw new Error(`yc.${name} has no group in the docs: add it to one in vite.reference.ts.`);
    const sources = sourcesOf(symbol);
    const said = sources.map(docblockOf);
    // What declares further forms says the first words of the original again, for who reads its types alone.
    const words = (text: string) => text.replace(/\s+/g, ' ');
    const about = said
      .filter((text, at) => text && !said.some((other, i) => i > at && words(other).startsWith(words(text))))
      .join('\n\n');
    if (!about) throw new Error(`yc.${name} has no docblock.`);
    const original = sources.at(-1) as ts.Symbol;
    const type = checker.getTypeOfSymbol(original);
    const constructed = type.getConstructSignatures();
    const signatures = constructed.length > 0 ? constructed : type.getCallSignatures();
    const options = optionsOf(name, signatures);
    const made = signatures[0]?.getReturnType();
    const parts = made ? checker.getPropertiesOfType(made).map((each) => each.getName()) : [];
    const isComponent = componentParts.every((part) => parts.includes(part));
    const events = isComponent
      ? parts.filter((each) => !componentParts.includes(each) && /^[a-z]\w*$/i.test(each) && isEvent(made, each))
      : [];
    const isCommon = isComponent && commonOptions.every((each) => options.some((option) => option.name === each));
    if (isCommon) common = options.filter((option) => commonOptions.includes(option.name));
    const called = signatures[0];
    return [
      {
        name,
        group,
        signature:
          name === 'on'
            ? 'yc.on(events, fn, inputs, outputs, options?)'
            : called
              ? `${constructed.length > 0 ? 'new ' : ''}yc.${name}(${parametersOf(called)})`
              : `yc.${name}`,
        about,
        options: isCommon ? options.filter((option) => !commonOptions.includes(option.name)) : options,
        common: isCommon,
        events,
        throws: sources.flatMap((each) => tagsOf(each, 'throws')),
        parameters: (called?.getParameters() ?? []).flatMap((parameter) => {
          const words = ts.displayPartsToString(parameter.getDocumentationComment(checker)).trim();
          return words ? { name: parameter.name.startsWith('__') ? 'options' : parameter.name, about: words } : [];
        }),
        examples: sources.flatMap((each) => tagsOf(each, 'example')),
        gradio: gradioNameOf(name),
      },
    ];
  });
  const order = Object.values(groups).flat();
  entries.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  return { entries, common };
};
