import type { Node } from 'acorn';
import { formatPlace, noteYieldName } from '../protocol';
import type { Graph } from './graph';
import { parseModule } from './module-parser';
import { type Edit, indexLines, type Position, type Transpiled } from './positions';

/**
 * The author's positions of the keywords at these offsets of the code, given in ascending order.
 *
 * A source map has them too, but takes as long to make as the code itself. Sucrase keeps every line, and adds no
 * `yield` or `return` except as members of an enum. So if a line has as many as before, they are the same ones. The
 * source map is only used for the rest, such as a `throw`.
 */
function keywordPlaces(transpiled: Transpiled, offsets: readonly number[]): Position[] {
  const { code, source, keepsLines, toSource } = transpiled;
  const lines = code.split('\n');
  const authorLines = keepsLines && !/\benum\b/.test(source) ? source.split('\n') : [];
  const authorIndex = indexLines(source);
  const columns = new Map<number, ReadonlyMap<number, number>>();
  let line = 0;
  let lineStart = 0;
  return offsets.map((offset) => {
    while (line < lines.length - 1 && offset > lineStart + (lines[line]?.length ?? 0)) {
      lineStart += (lines[line++]?.length ?? 0) + 1;
    }
    const inLine = columns.get(line) ?? authorColumns(lines[line], authorLines[line]);
    columns.set(line, inLine);
    const column = inLine.get(offset - lineStart);
    return column === undefined ? authorIndex.positionAt(toSource(offset)) : { line: line + 1, column: column + 1 };
  });
}

/** Column in a line → column in the author's line, for all keywords; empty if there is any doubt. */
function authorColumns(line: string | undefined, authorLine: string | undefined): ReadonlyMap<number, number> {
  if (line === undefined || authorLine === undefined) return new Map();
  const keywords = keywordsIn(line);
  const authorKeywords = line === authorLine ? keywords : keywordsIn(authorLine);
  const same =
    keywords.length === authorKeywords.length &&
    keywords.every((keyword, index) => keyword[0] === authorKeywords[index]?.[0]);
  return new Map(same ? keywords.map((keyword, index) => [keyword.index, authorKeywords[index]?.index ?? 0]) : []);
}

function keywordsIn(line: string): RegExpExecArray[] {
  return [...line.matchAll(/\b(?:yield|return)\b/g)];
}

/** Where code gives a value away, as offsets: by `yield`, by `return` in a generator, or by `throw` of a non-error. */
type Yield = {
  keyword: number;
  keywordEnd: number;
  /** What is given away; a `return` may have `a, b`. */
  argument?: { start: number; end: number; isSequence: boolean };
};

/** Finds all yields of a module; none if the code cannot be parsed, since no engine runs it. */
function findYields(code: string): Yield[] {
  try {
    return parseModule(code).yields.flatMap(({ node, inGenerator }) => givenBy(node, inGenerator) ?? []);
  } catch {
    return [];
  }
}

function givenBy(node: Node, inGenerator: boolean): Yield | undefined {
  const isYield = node.type === 'YieldExpression' && 'delegate' in node && node.delegate === false;
  const isReturn = node.type === 'ReturnStatement' && inGenerator;
  const isThrow = node.type === 'ThrowStatement';
  if (!isYield && !isReturn && !isThrow) return undefined;
  const argument = 'argument' in node && isNode(node.argument) ? node.argument : undefined;
  if (argument === undefined && isReturn) return undefined;
  const { start, end } = argument ?? node;
  return {
    keyword: node.start,
    keywordEnd: node.start + (isYield || isThrow ? 'yield' : 'return').length,
    ...(argument && { argument: { start, end, isSequence: argument.type === 'SequenceExpression' } }),
  };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}

/**
 * The insertions that pass each value through the runtime's function on its way out, in the order of their places. We
 * insert into the transpiled code: there the parser meets no TypeScript syntax, and positions are corrected for
 * everything that linking inserts.
 */
export function yieldEdits(transpiled: Transpiled): Edit[] {
  const { code, file } = transpiled;
  const yields = findYields(code).sort((a, b) => a.keyword - b.keyword);
  const places = keywordPlaces(
    transpiled,
    yields.map(({ keyword }) => keyword),
  );
  const openings: Edit[] = [];
  const closings: Edit[] = [];
  for (const [index, found] of yields.entries()) {
    const place = places[index];
    if (place === undefined) continue;
    const text = JSON.stringify(formatPlace({ file, ...place }));
    const { opening, closing } = around(found, code, text);
    if (opening) openings.push(opening);
    if (closing) closings.push(closing);
  }
  // If several end at the same place, as in `yield yield x`, the one that begins last is the innermost and ends first.
  // None begins where another ends, since there is a keyword in between.
  return [...openings, ...closings.reverse()].sort((a, b) => a.start - b.start);
}

function around({ keywordEnd, argument }: Yield, code: string, place: string): { opening?: Edit; closing?: Edit } {
  if (argument !== undefined) {
    const { start, end, isSequence } = argument;
    return {
      // The space is for `yield[x]`.
      opening: { start, end: start, text: ` ${noteYieldName}(${isSequence ? '(' : ''}` },
      closing: { start: end, end, text: `${isSequence ? ')' : ''},${place})` },
    };
  }
  // An argument must not swallow what follows: a bracket that begins the next line is a statement after a bare `yield`.
  const endsHere = /\s*(?:[;,)\]}]|\n\s*(?!in\b|instanceof\b)[\w$])/y;
  endsHere.lastIndex = keywordEnd;
  if (!endsHere.test(code)) return {};
  return { closing: { start: keywordEnd, end: keywordEnd, text: ` ${noteYieldName}(void 0,${place})` } };
}

/** File path → what to insert into its code, so that each of its yields notes its place. */
export type YieldNotes = ReadonlyMap<string, Edit[]>;

/** Parses the files that may yield; the others are left as they are. */
export function noteYields({ modules }: Graph): YieldNotes {
  const notes = new Map<string, Edit[]>();
  for (const [file, module] of modules) {
    // A file that already has the name is a paste of compiled code, and left alone.
    if (!/\byield\b|\bthrow\s*["'`{]/.test(module.code) || module.code.includes(noteYieldName)) continue;
    notes.set(file, yieldEdits(module));
  }
  return notes;
}
