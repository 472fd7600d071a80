import type { Declaration, Program } from 'acorn';
import { parseModule } from './module-parser';
import { indexLines, type Transpiled } from './positions';

/** A source shorter than this, in characters, is parsed as a whole within a few milliseconds. */
const worthwhile = 20_000;

/** Lines from `first` to `last`, both included. */
type Lines = { first: number; last: number };

/**
 * The source of a long module, with blanks in place of everything that does not declare a function, an export or a
 * type: function bodies, constants, statements. Offsets and lines stay the same. The TypeScript parser that reads
 * signatures takes four times as long as a JavaScript parser, so it gets only what is left.
 */
export function outline({ code, source, keepsLines }: Transpiled): string {
  if (!keepsLines || source.length < worthwhile) return source;
  let program: Program;
  try {
    program = parseModule(code).program;
  } catch {
    return source;
  }
  const sourceLines = source.split('\n');
  const codeLines = code.split('\n');
  const index = indexLines(code);
  const lineOf = (offset: number) => index.positionAt(offset).line - 1;

  /** Blanks the lines between the first and the last line of a range. */
  const blankInside = ({ first, last }: Lines) => {
    for (let line = first + 1; line < last; line++) sourceLines[line] = ' '.repeat(sourceLines[line]?.length ?? 0);
  };

  /** Blanks a line if it contains only this statement. Types and comments exist in the source alone, so we compare. */
  const blankEdge = (line: number, start: number, end: number) => {
    const text = sourceLines[line] ?? '';
    const lineStart = index.offsetAt({ line: line + 1, column: 1 });
    const ofStatement = code.slice(Math.max(start, lineStart), Math.min(end, lineStart + text.length));
    if (text === codeLines[line] && text.trim() === ofStatement.trim()) sourceLines[line] = ' '.repeat(text.length);
  };

  for (const statement of program.body) {
    const { start, end } = statement;
    const lines = { first: lineOf(start), last: lineOf(end) };
    const bodies = functionBodies(statement);
    if (bodies === undefined) continue;
    if (bodies.length > 0) {
      for (const body of bodies) blankInside({ first: lineOf(body.start), last: lineOf(body.end) });
      continue;
    }
    blankInside(lines);
    blankEdge(lines.first, start, end);
    if (lines.last > lines.first) blankEdge(lines.last, start, end);
  }
  // The parser reads one long run of spaces as one token, and many blank lines as many.
  return sourceLines.join('\n').replace(/\n[ \n]+(?=\n)/g, (blank) => `\n${' '.repeat(blank.length - 1)}`);
}

/** The bodies of the functions that a statement declares; undefined if the statement must be read as it is. */
function functionBodies(statement: Program['body'][number]): { start: number; end: number }[] | undefined {
  switch (statement.type) {
    case 'ExportDefaultDeclaration':
      return isFunction(statement.declaration) ? [statement.declaration.body] : undefined;
    case 'ExportNamedDeclaration':
      return statement.declaration ? declaredBodies(statement.declaration) : undefined;
    case 'FunctionDeclaration':
    case 'VariableDeclaration':
    case 'ClassDeclaration':
      return declaredBodies(statement);
    default:
      return statement.type.startsWith('Export') ? undefined : [];
  }
}

function declaredBodies(declaration: Declaration): { start: number; end: number }[] {
  if (isFunction(declaration)) return [declaration.body];
  if (declaration.type !== 'VariableDeclaration') return [];
  return declaration.declarations.flatMap(({ init }) => {
    let value = init;
    while (value?.type === 'ParenthesizedExpression') value = value.expression;
    return value && isFunction(value) ? [value.body] : [];
  });
}

const isFunction = <T extends { type: string }>(
  node: T,
): node is T & { body: { start: number; end: number } } & {
  type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression';
} => /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);
