import { isAppError } from '../api/internal';
import type { Fault, Frame } from '../protocol';
import { inspect, unreadable } from './inspect';

/** A place, as every engine ends a line of a stack with it: `at f (main.ts:3:7)`, `f@main.ts:3:7`. */
const place = /:(\d+):(\d+)\)?$/;

/** The author's own files, by each name that an engine may give them. */
let files: ReadonlyMap<string, string> = new Map();

/** Tells which modules are the author's. WebKit names a module by its URL, the others by its `sourceURL`. */
export const setAuthorFiles = (modules: Readonly<Record<string, string>>) => {
  files = new Map(
    Object.entries(modules).flatMap(([file, url]): [string, string][] => [
      [file, file],
      [file.replace(/\s/g, '%20'), file],
      [url, file],
      [new URL(url).href, file],
    ]),
  );
};

/** Is this the path of one of the author's files, as the program holds it? */
export const isAuthorFile = (name: string): boolean => files.get(name) === name;

const fileAtEnd = (text: string): string | undefined => {
  for (const [name, file] of files) {
    if (text.endsWith(name) && !/[\w/.-]/.test(text.at(-name.length - 1) ?? ' ')) return file;
  }
  return undefined;
};

/** The places of a stack that lie in the author's files, innermost first. */
export const framesOf = (stack: unknown): Frame[] => {
  if (typeof stack !== 'string') return [];
  const frames: Frame[] = [];
  for (const line of stack.split('\n')) {
    const found = place.exec(line.trimEnd());
    const file = found && fileAtEnd(line.slice(0, found.index));
    if (found && file) frames.push({ file, line: Number(found[1]), column: Number(found[2]) });
    if (frames.length === 20) break;
  }
  return frames;
};

const text = (read: () => unknown, otherwise: string): string => {
  try {
    const value = read();
    return typeof value === 'string' ? value.slice(0, 10_000) : otherwise;
  } catch {
    return otherwise;
  }
};

/**
 * Anything thrown, as plain data. Never throws, whatever the getters of what was thrown do. What is no error is shown as
 * the console shows it.
 */
export const faultOf = (thrown: unknown): Fault => {
  const object = typeof thrown === 'object' && thrown !== null ? (thrown as Record<string, unknown>) : undefined;
  const message = text(() => object?.message, '');
  let frames: Frame[] = [];
  try {
    frames = framesOf(object?.stack);
  } catch {
    // A stack with a getter that throws says nothing.
  }
  return {
    name: text(() => object?.name, 'Error'),
    message: message || wordsOf(thrown),
    frames,
    ...(isAppError(thrown) && { title: thrown.title ?? null }),
  };
};

const wordsOf = (thrown: unknown): string => {
  if (thrown instanceof Error) return 'An error without a message was thrown.';
  const shown = inspect([thrown]).slice(0, 10_000);
  return shown === unreadable
    ? 'An error that cannot be read was thrown.'
    : `${shown} was thrown; throw an Error to say where`;
};
