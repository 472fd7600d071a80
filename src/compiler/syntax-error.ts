import type { Problem } from '../protocol';
import { positionAt } from './positions';

/** Thrown for code that cannot be transpiled; the compiler passes its problems on. */
export class SketchError extends Error {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.problems = problems;
  }
}

/** The jargon of parsers → plain words. */
const inPlainWords = new Map([
  ['Unsyntactic break', 'A `break` stands outside of a loop.'],
  ['Unsyntactic continue', 'A `continue` stands outside of a loop.'],
  ['Assigning to rvalue', 'Nothing can be assigned to this expression.'],
  ["'return' outside of function", 'A `return` stands outside of a function.'],
  ["The keyword 'yield' is reserved", 'A `yield` works only in a generator: put a star behind `function`.'],
  ["Cannot use keyword 'await' outside an async function", 'An `await` works only in an `async` function.'],
  ['Unterminated string constant', 'This text has no closing quote.'],
  ['Unterminated template', 'This text has no closing backtick.'],
  ['Unterminated comment', 'This comment has no closing `*/`.'],
  ['Unterminated regular expression', 'This regular expression has no closing slash.'],
]);

/** Turns a parser's error into a sentence about the author's source. */
export function syntaxProblem(parserMessage: string, file: string, source: string, offset: number): Problem {
  const message = withoutPosition(parserMessage);
  // Sucrase reports the end of the file for this one, which helps nobody.
  const start = message === 'Unterminated comment' ? source.lastIndexOf('/*', offset) : offset;
  return { message: describe(message, source, offset), location: { file, ...positionAt(source, start) } };
}

function describe(message: string, source: string, offset: number): string {
  const plain = inPlainWords.get(message);
  if (plain !== undefined) return plain;
  const expected = /^Unexpected token, expected "(.+)"$/s.exec(message)?.[1];
  if (message === 'Unexpected token' || expected !== undefined) {
    const found = tokenAt(source, offset);
    if (found === undefined)
      return 'The code ends too early: a bracket, a brace or a part of an expression is missing.';
    return expected === undefined
      ? `\`${found}\` cannot stand here.`
      : `\`${expected}\` is missing before \`${found}\`.`;
  }
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

/** Sucrase and acorn both append "(line:column)"; sucrase also puts the file before the message. */
function withoutPosition(message: string): string {
  return message.replace(/^Error transforming .*?: /s, '').replace(/ \(\d+:\d+\)$/, '');
}

function tokenAt(source: string, offset: number): string | undefined {
  const token = /[\p{ID_Start}$_#@][\p{ID_Continue}$\u200c\u200d]*|\d[\w.]*|=>|\.{3}|[=!]==?|[&|?*]{2}|\S/uy;
  const space = /\s*/y;
  space.lastIndex = offset;
  space.exec(source);
  token.lastIndex = space.lastIndex;
  return token.exec(source)?.[0];
}
