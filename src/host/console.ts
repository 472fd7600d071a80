import type { Compiler, Location, LogEntry, LogLevel, Problem, StackFrame } from '../protocol';

/** A line that the author's code wrote to the console. */
export type ConsoleLine = { level: LogLevel; text: string; location?: Location };

/** The author's position for a stack frame. */
export const locate = async (
  frame: StackFrame | null | undefined,
  compiler: Compiler,
): Promise<Location | undefined> => (frame ? Promise.resolve(compiler.locate(frame)).catch(() => frame) : undefined);

/** A compiler hint as a console line. */
export const hintLine = ({ message, location, quiet }: Problem): ConsoleLine => ({
  level: quiet ? 'info' : 'warn',
  text: message,
  ...(location && { location }),
});

/** Maps console entries to positions in the author's source. Most come from a few places, so each place is looked up once. */
export const linesOf = (entries: readonly LogEntry[], compiler: Compiler): Promise<ConsoleLine[]> => {
  const places = new Map<string, Promise<Location | undefined>>();
  const placeOf = (frame: StackFrame) => {
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
