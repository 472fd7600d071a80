import type { Compiler, Frame, Location, LogEntry, LogLevel, Problem } from '../protocol';
import { locate } from './problem';

/** A line that the author's code wrote to the console. */
export type ConsoleLine = { level: LogLevel; text: string; location?: Location };

/** What the compiler noticed, as a line of the console. */
export const hintLine = ({ message, location }: Problem): ConsoleLine => ({
  level: 'warn',
  text: message,
  ...(location && { location }),
});

/** Entries of the console at the author's own places. Most come from few places: each is looked up once. */
export const linesOf = (entries: readonly LogEntry[], compiler: Compiler): Promise<ConsoleLine[]> => {
  const places = new Map<string, Promise<Location | undefined>>();
  const placeOf = (frame: Frame) => {
    const key = `${frame.file}:${frame.line}:${frame.column}`;
    const place = places.get(key) ?? locate(frame, compiler);
    places.set(key, place);
    return place;
  };
  return Promise.all(
    entries.map(async ({ level, text, frame }): Promise<ConsoleLine> => {
      const location = frame ? await placeOf(frame) : undefined;
      return location ? { level, text, location } : { level, text };
    }),
  );
};
