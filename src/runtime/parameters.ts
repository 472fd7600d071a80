/**
 * The names of a function's parameters, read from its source; an empty string for one without a simple name. Only good
 * for labels: minifiers rename parameters.
 */
export const parameterNames = (fn: (...inputs: never[]) => unknown): string[] => {
  const source = Function.prototype.toString.call(fn);
  const single = /^(?:async\s+)?([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*=>/u.exec(source);
  if (single) return [single[1] as string];
  const from = source.indexOf('(') + 1;
  const names: string[] = [];
  let depth = 0;
  let start = from;
  for (let i = from; i < source.length; i++) {
    const char = source[i] as string;
    if ('([{'.includes(char)) depth++;
    else if (depth > 0 && ')]}'.includes(char)) depth--;
    else if (depth === 0 && (char === ',' || char === ')')) {
      const name = /^\s*(?:\/\*.*?\*\/\s*)*([\p{ID_Start}$_][\p{ID_Continue}$]*)/su.exec(source.slice(start, i))?.[1];
      if (name || char === ',') names.push(name ?? '');
      start = i + 1;
      if (char === ')') break;
    }
  }
  return names;
};
