import type { Location } from './sketch';

/**
 * Compiled code passes each yielded value through this function, with the position of the yield in the author's source:
 * `yield x` becomes `yield __yieldcastAt(x,"7:5 main.ts")`. When the page refuses a value, its generator is already
 * suspended, and no stack trace shows where.
 *
 * It is a call rather than an assignment before the value, because the value's expression may itself yield or await.
 */
export const noteYieldName = '__yieldcastAt';

/** Formats a place unlike stack traces do: a stack trace may contain a module's URL, and with it the module's code. */
export function formatPlace({ file, line, column }: Location): string {
  return `${line}:${column} ${file}`;
}

/** Parses the output of {@link formatPlace}; `undefined` for anything else. */
export function parsePlace(text: unknown): Location | undefined {
  if (typeof text !== 'string') return undefined;
  const [, line, column, file] = /^([1-9]\d{0,8}):([1-9]\d{0,8}) (.+)$/s.exec(text) ?? [];
  return file === undefined ? undefined : { file, line: Number(line), column: Number(column) };
}
