import type { Problem } from '../protocol';
import { parseModule } from './module-parser';
import { authorLocation, type Transpiled } from './positions';
import { syntaxProblem } from './syntax-error';

/** Finds what sucrase accepts and engines reject: names declared twice, a stray `break`, bad regular expressions, … */
export function parseFully(transpiled: Transpiled): Problem[] {
  const { code, file } = transpiled;
  try {
    parseModule(code);
    return [];
  } catch (error) {
    if (error instanceof RangeError) return [{ message: `The code in ${file} is nested too deeply to be read.` }];
    if (!(error instanceof SyntaxError) || !('pos' in error) || typeof error.pos !== 'number') throw error;
    const { message } = syntaxProblem(error.message, file, code, error.pos);
    return [{ message, location: authorLocation(transpiled, error.pos) }];
  }
}
