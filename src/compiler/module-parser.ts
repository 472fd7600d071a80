import { type Node, type Options, Parser, type Program } from 'acorn';

/** The parts of acorn's parser that its types leave out. */
type ParserInternals = {
  inGenerator: boolean;
  inAsync: boolean;
  scopeStack: { var: string[]; lexical: string[]; functions: string[] }[];
  enterScope(flags: number): void;
  finishNode(node: Node, type: string): Node;
};

/** The language of a module, as the newest engines read it. */
const moduleSyntax: Options = {
  ecmaVersion: 'latest',
  sourceType: 'module',
  allowAwaitOutsideFunction: true,
  allowHashBang: true,
  // A value in parentheses is given away with them.
  preserveParens: true,
};

/** A node and the kind of function that it stands in. */
type Placed = { node: Node; inGenerator: boolean; inAsync: boolean };

/** A module's tree, the nodes by which its functions give values away, and its statements that are no more than a call. */
export type ParsedModule = { program: Program; yields: Placed[]; calls: Placed[] };

const internals = Parser.prototype as unknown as ParserInternals;

/** One class for all modules: engines optimise a parser for its class. */
class ModuleParser extends Parser {
  readonly yields: Placed[] = [];
  readonly calls: Placed[] = [];

  static parseModule(code: string): ParsedModule {
    const parser = new ModuleParser(moduleSyntax, code);
    return { program: parser.parse(), yields: parser.yields, calls: parser.calls };
  }

  /**
   * acorn (8.19) looks each declared name up in a list of all names before it, which takes 17 s for 40,000 constants.
   * Its class of scopes is private, so the lists of a new scope are replaced.
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
    if (type === 'YieldExpression' || type === 'ReturnStatement') this.yields.push({ node, inGenerator, inAsync });
    else if (type === 'ExpressionStatement' && isCall(node)) this.calls.push({ node, inGenerator, inAsync });
    return node;
  }
}

const isCall = (statement: Node) => (statement as Node & { expression: Node }).expression.type === 'CallExpression';

/** From here on a set looks names up faster than a list. */
const longList = 16;

/** A list of names whose look-up takes the same time however many there are. */
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

  // What is made of a list, as by `slice`, is a plain one.
  static override get [Symbol.species]() {
    return Array;
  }
}

/** Trees of longer code, in characters, are not kept: a tree takes a hundred times the memory of its code. */
const keptLength = 200_000;

let latest: { code: string; parsed: ParsedModule } | undefined;

/**
 * Parses a module's JavaScript. The latest tree is kept: one compilation asks for it several times.
 *
 * @throws {SyntaxError} with `pos`, the offset of what cannot be parsed
 */
export function parseModule(code: string): ParsedModule {
  if (latest?.code === code) return latest.parsed;
  const parsed = ModuleParser.parseModule(code);
  latest = code.length > keptLength ? undefined : { code, parsed };
  return parsed;
}
