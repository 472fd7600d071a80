import { isAppError, toldOf } from '../api/internal';
import type { Fault, StackFrame } from '../protocol';
import { inspect, unreadable } from './inspect';

/** A position as every engine writes it at the end of a stack line: `at f (main.ts:3:7)`, `f@main.ts:3:7`. */
const place = /:(\d+):(\d+)\)?$/;

/** The author's files, by every name that an engine may give them. */
let files: ReadonlyMap<string, string> = new Map();

/** Sets the author's modules. WebKit names a module by its URL, other engines by its `sourceURL`. */
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

/** Is this the path of one of the author's files, as in the program? */
export const isAuthorFile = (name: string): boolean => files.get(name) === name;

const fileAtEnd = (text: string): string | undefined => {
  for (const [name, file] of files) {
    if (text.endsWith(name) && !/[\w/.-]/.test(text.at(-name.length - 1) ?? ' ')) return file;
  }
  return undefined;
};

/** The frames of a stack that lie in the author's files, innermost first. */
export const framesOf = (stack: unknown): StackFrame[] => {
  if (typeof stack !== 'string') return [];
  const frames: StackFrame[] = [];
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
 * Converts anything thrown to plain data. Never throws, even if getters of the thrown object do. Anything that is not
 * an error is shown as in the console.
 */
export const faultOf = (thrown: unknown): Fault => {
  const object = typeof thrown === 'object' && thrown !== null ? (thrown as Record<string, unknown>) : undefined;
  const message = text(() => object?.message, '');
  let frames: StackFrame[] = [];
  try {
    frames = framesOf(object?.stack);
  } catch {
    // A stack whose getter throws has no frames for us.
  }
  return {
    name: text(() => object?.name, 'Error'),
    message: message || wordsOf(thrown),
    frames,
    ...(isAppError(thrown) && toldOf(thrown)),
  };
};

const wordsOf = (thrown: unknown): string => {
  if (thrown instanceof Error) return 'An error without a message was thrown.';
  if (typeof thrown === 'string' && thrown.trim()) return thrown.slice(0, 10_000);
  if (typeof Event !== 'undefined' && thrown instanceof Event) {
    const { url } = (thrown.target ?? {}) as { url?: unknown };
    return typeof url === 'string'
      ? `The connection to ${url.slice(0, 200)} failed: its host does not answer, or the page does not let a sketch reach it.`
      : `An event, “${thrown.type}”, was thrown, which says nothing of what went wrong; throw an Error that does.`;
  }
  const shown = inspect([thrown]).slice(0, 10_000);
  return shown === unreadable
    ? 'An error that cannot be read was thrown.'
    : `${shown} was thrown; throw an Error to say where`;
};
