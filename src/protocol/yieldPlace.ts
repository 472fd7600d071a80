import type { Location } from './sketch';

/**
 * The function through which compiled code passes each value that it yields, with the author's place of the yield:
 * `yield x` becomes `yield __yieldcastAt(x,"7:5 main.ts")`. By the time that the page's rules refuse a value, its
 * generator is suspended, and no stack tells where.
 *
 * It is a call, and no assignment before the value, since what makes the value may yield or wait itself.
 */
export const noteYieldName = '__yieldcastAt';

/** In another form than stacks have: a stack may hold a module's URL, and with that its code. */
export function formatPlace({ file, line, column }: Location): string {
  return `${line}:${column} ${file}`;
}

/** The place that a text of {@link formatPlace} tells; undefined for anything else. */
export function parsePlace(text: unknown): Location | undefined {
  if (typeof text !== 'string') return undefined;
  const [, line, column, file] = /^([1-9]\d{0,8}):([1-9]\d{0,8}) (.+)$/s.exec(text) ?? [];
  return file === undefined ? undefined : { file, line: Number(line), column: Number(column) };
}
