import ts from 'typescript';

const isValibot = (file: ts.SourceFile) => file.fileName.includes('/node_modules/valibot/');

/** What a name stands for, wherever it was imported from. */
const resolved = (checker: ts.TypeChecker, node: ts.Node): ts.Symbol | undefined => {
  const symbol = checker.getSymbolAtLocation(node);
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
};

/** The declarations that the files of a program need, which are imported from outside. */
export const reach = (program: ts.Program): ReadonlySet<ts.Node> => {
  const checker = program.getTypeChecker();
  const found = new Set<ts.Node>();
  const isOurs = (file: ts.SourceFile) => !program.isSourceFileDefaultLibrary(file) && !isValibot(file);
  const take = (symbol: ts.Symbol | undefined) => {
    for (const declaration of symbol?.declarations ?? []) {
      if (found.has(declaration) || ts.isSourceFile(declaration) || !isOurs(declaration.getSourceFile())) continue;
      found.add(declaration);
      ts.forEachChild(declaration, visit);
      // `export { A }` of an import needs that, too.
      if (ts.isExportSpecifier(declaration)) take(checker.getExportSpecifierLocalTargetSymbol(declaration));
    }
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) take(checker.getAliasedSymbol(symbol));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) take(checker.getSymbolAtLocation(node));
    ts.forEachChild(node, visit);
  };
  for (const name of program.getRootFileNames()) {
    const file = program.getSourceFile(name);
    const module = file && checker.getSymbolAtLocation(file);
    if (module) checker.getExportsOfModule(module).forEach(take);
  }
  return found;
};

/** The texts of these files with only what is reached. A file of which nothing is left goes. */
export const prune = (program: ts.Program, paths: readonly string[]): Record<string, string> => {
  const checker = program.getTypeChecker();
  const reached = reach(program);
  const isReached = (node: ts.Node) => reached.has(node);
  const leadsOn = ({ name }: ts.ExportSpecifier) => resolved(checker, name)?.declarations?.some(isReached) ?? false;

  const texts = new Map<ts.SourceFile, string>();
  const isKept = (module: ts.Expression | undefined) => {
    const file = module && checker.getSymbolAtLocation(module)?.valueDeclaration?.getSourceFile();
    return file !== undefined && textOf(file) !== '';
  };
  /** A statement with only some of the names in its braces. */
  const withNames = (statement: ts.Statement, list: ts.Node, names: readonly ts.Node[]) => {
    const [text, from] = [statement.getFullText(), statement.pos];
    const inBraces = `{ ${names.map((each) => each.getText()).join(', ')} }`;
    return names.length > 0 ? text.slice(0, list.getStart() - from) + inBraces + text.slice(list.end - from) : '';
  };
  const textOfStatement = (statement: ts.Statement): string => {
    const text = statement.getFullText();
    if (ts.isImportDeclaration(statement)) {
      const names = statement.importClause?.namedBindings;
      if (!names) return text;
      if (ts.isNamedImports(names)) return withNames(statement, names, names.elements.filter(isReached));
      return isReached(names) ? text : '';
    }
    if (ts.isExportDeclaration(statement)) {
      const { exportClause: names, moduleSpecifier } = statement;
      if (!names || !ts.isNamedExports(names)) return isKept(moduleSpecifier) ? text : '';
      return names.elements.length > 0 ? withNames(statement, names, names.elements.filter(leadsOn)) : text;
    }
    const declarations = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];
    return declarations.some(isReached) ? text : '';
  };
  const textOf = (file: ts.SourceFile): string => {
    const before = texts.get(file);
    if (before !== undefined) return before;
    // Files may export from one another in circles.
    texts.set(file, '');
    const text = file.statements
      .map(textOfStatement)
      .join('')
      .replace(/^\/\/#(?:end)?region.*\n?/gm, '')
      .trim();
    texts.set(file, text && `${text}\n`);
    return texts.get(file) ?? '';
  };

  return Object.fromEntries(
    paths.flatMap((path) => {
      const file = program.getSourceFile(path);
      const text = file ? textOf(file) : '';
      if (/from ['"]valibot/.test(text)) throw new Error(`${path} has types that need those of valibot.`);
      return text ? [[path, text] as const] : [];
    }),
  );
};

/** Whether a declaration needs those of valibot, itself or by `typeof` of a schema. */
export const schemaFinder = (checker: ts.TypeChecker): ((node: ts.Node) => boolean) => {
  const known = new Map<ts.Node, boolean>();
  const needs = (node: ts.Node): boolean => {
    const before = known.get(node);
    if (before !== undefined) return before;
    known.set(node, false);
    const visit = (each: ts.Node): boolean => {
      if (!ts.isIdentifier(each)) return ts.forEachChild(each, visit) ?? false;
      const { declarations = [] } = resolved(checker, each) ?? {};
      return declarations.some((of) => isValibot(of.getSourceFile()) || (ts.isVariableDeclaration(of) && needs(of)));
    };
    const found = ts.forEachChild(node, visit) ?? false;
    known.set(node, found);
    return found;
  };
  return needs;
};
