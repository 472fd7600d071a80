import { type Node, type Options, Parser, type Program } from 'acorn';

/** The parts of acorn's parser that are missing from its types. */
type ParserInternals = {
  inGenerator: boolean;
  inAsync: boolean;
  scopeStack: { var: string[]; lexical: string[]; functions: string[] }[];
  enterScope(flags: number): void;
  finishNode(node: Node, type: string): Node;
};

/** The syntax of modules, as the newest engines accept it. */
const moduleSyntax: Options = {
  ecmaVersion: 'latest',
  sourceType: 'module',
  allowAwaitOutsideFunction: true,
  allowHashBang: true,
  // Keeps parentheses in the tree: they belong to the value that is given away.
  preserveParens: true,
};

/** A node and the kind of function that it is in. */
type Placed = { node: Node; inGenerator: boolean; inAsync: boolean };

/** A module's tree, the nodes where its functions give values away, and the statements that are just a call. */
export type ParsedModule = { program: Program; yields: Placed[]; calls: Placed[] };

const internals = Parser.prototype as unknown as ParserInternals;

/** One class for all modules, since engines optimise a parser for its class. */
class ModuleParser extends Parser {
  readonly yields: Placed[] = [];
  readonly calls: Placed[] = [];

  static parseModule(code: string): ParsedModule {
    const parser = new ModuleParser(moduleSyntax, code);
    return { program: parser.parse(), yields: parser.yields, calls: parser.calls };
  }

  /**
   * acorn (8.19) looks up each declared name in a list of all names before it, which takes 17 s for 40,000 constants.
   * Its class for scopes is private, so we replace the lists of each new scope.
   */
  enterScope(this: this & ParserInternals, flags: number): void {
    internals.enterScope.call(this, flags);
    const scope = this.scopeStack.at(-1);
    if (scope === undefined) return;
    scope.var = new NameList();
    scope.lexical = new NameList();
    scope.functions = new NameList();
  }

  finishNode(this: this & ParserInternals, node: Node, type: string): Node {
    internals.finishNode.call(this, node, type);
    const { inGenerator, inAsync } = this;
    if (type === 'YieldExpression' || type === 'ReturnStatement' || isPlainThrow(node))
      this.yields.push({ node, inGenerator, inAsync });
    else if (type === 'ExpressionStatement' && isCall(node)) this.calls.push({ node, inGenerator, inAsync });
    return node;
  }
}

/** Does it throw something that is not an error, and so has no place? */
const isPlainThrow = (node: Node) =>
  node.type === 'ThrowStatement' &&
  /^(?:Literal|TemplateLiteral|ObjectExpression|BinaryExpression)$/.test(
    (node as Node & { argument: Node }).argument.type,
  );

const isCall = (statement: Node) => (statement as Node & { expression: Node }).expression.type === 'CallExpression';

/** Above this length, looking names up in a map is faster than in a list. */
const longList = 16;

/** A list of names in which each lookup takes the same time, however many there are. */
class NameList extends Array<string> {
  #places: Map<string, number> | undefined;

  override push(name: string): number {
    const length = super.push(name);
    if (length > longList) {
      this.#places ??= new Map(this.slice(0, -1).map((known, place) => [known, place]));
      if (!this.#places.has(name)) this.#places.set(name, length - 1);
    }
    return length;
  }

  override indexOf(name: string): number {
    return this.#places === undefined ? super.indexOf(name) : (this.#places.get(name) ?? -1);
  }

  // What is derived from a list, as by `slice`, is a plain array.
  static override get [Symbol.species]() {
    return Array;
  }
}

/** Trees of more code than this, in characters, are dropped: a tree takes a hundred times the memory of its code. */
const keptLength = 200_000;

const trees = new Map<string, ParsedModule>();

/**
 * Parses a module's JavaScript. The tree is kept until {@link forgetTrees}, since one compilation asks for it several
 * times.
 *
 * @throws {SyntaxError} with `pos`, the offset of what cannot be parsed
 */
export function parseModule(code: string): ParsedModule {
  const known = trees.get(code);
  if (known !== undefined) return known;
  const parsed = ModuleParser.parseModule(code);
  trees.set(code, parsed);
  return parsed;
}

/** Call when a compilation has ended: only the trees of short code stay, for the next one. */
export function forgetTrees(used: Iterable<string>): void {
  const keeps = new Set(used);
  let length = 0;
  for (const code of keeps) length += code.length;
  for (const code of trees.keys()) if (length > keptLength || !keeps.has(code)) trees.delete(code);
}
