import { type Options, parse } from 'acorn';
import type { Problem } from '../protocol';
import { authorLocation } from './positions';
import { syntaxProblem } from './syntaxError';
import type { Transpiled } from './transpile';

/** The language of a module, as the newest engines read it. */
export const moduleSyntax: Options = {
  ecmaVersion: 'latest',
  sourceType: 'module',
  allowAwaitOutsideFunction: true,
  allowHashBang: true,
};

/** What sucrase lets through and engines do not: names declared twice, a stray `break`, bad regular expressions, … */
export function parseFully(transpiled: Transpiled): Problem[] {
  const { code, file } = transpiled;
  try {
    parse(code, moduleSyntax);
    return [];
  } catch (error) {
    if (error instanceof RangeError) return [{ message: `The code in ${file} is nested too deeply to be read.` }];
    if (!(error instanceof SyntaxError) || !('pos' in error) || typeof error.pos !== 'number') throw error;
    const { message } = syntaxProblem(error.message, file, code, error.pos);
    return [{ message, location: authorLocation(transpiled, error.pos) }];
  }
}
