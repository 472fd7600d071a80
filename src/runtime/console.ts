import { afterTurn, type LogEntry, type LogLevel, logRing, logText, logWindow } from '../protocol';
import { framesOf } from './fault';
import { inspect } from './inspect';
import type { Post } from './sender';

/** A line that is not sent yet. Its error's stack is read late: this is slow, and a flood loses most lines. */
type Line = { level: LogLevel; text: string; at: Error };

const entryOf = ({ level, text, at }: Line): LogEntry => ({ level, text, frame: framesOf(at.stack)[0] ?? null });

/** Cuts long text, and says so. */
const cut = (text: string): string => {
  if (text.length <= logText) return text;
  const kept = text.slice(0, logText - 50);
  return `${kept}… ${(text.length - kept.length).toLocaleString('en')} more characters`;
};

const levels = ['debug', 'log', 'info', 'warn', 'error'] as const satisfies LogLevel[];

/**
 * Sends what the author's code writes to the console. The first lines go at once, so that they show even if the code
 * then never pauses. Once {@link logWindow} messages are unacknowledged, lines wait in a ring, which drops its oldest
 * lines and counts them.
 */
export const sendConsole = (post: Post, console: Console) => {
  let sequence = 0;
  let unacknowledged = 0;
  let dropped = 0;
  let ring: Line[] = [];

  const flush = () => {
    if (ring.length === 0 || unacknowledged >= logWindow) return;
    post({ type: 'log', sequence: sequence++, dropped, entries: ring.map(entryOf) }, []);
    unacknowledged++;
    dropped = 0;
    ring = [];
  };

  const write = (level: LogLevel, values: readonly unknown[], at: Error) => {
    if (ring.length >= logRing) {
      ring.shift();
      dropped++;
    }
    ring.push({ level, text: cut(inspect(values)), at });
    if (unacknowledged < logWindow / 2) flush();
    else if (ring.length === 1) afterTurn(flush);
  };

  for (const level of levels) console[level] = (...values: unknown[]) => write(level, values, new Error());
  console.trace = (...values) => write('debug', values, new Error());
  console.table = (...values) => write('log', values, new Error());
  console.dir = (value) => write('log', [value], new Error());
  console.assert = (held, ...values) => {
    if (!held) write('error', ['Assertion failed:', ...values], new Error());
  };

  return {
    acknowledge: () => {
      unacknowledged = Math.max(0, unacknowledged - 1);
      flush();
    },
  };
};
