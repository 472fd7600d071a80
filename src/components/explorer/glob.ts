/**
 * Where in a path a part of a pattern can end, by where it can begin: 1 at each such index. All ways are followed at once, so
 * that no pattern takes longer than its length times that of the path. The same as a regular expression could take hours.
 */
type Part = (begins: Uint8Array, path: readonly string[]) => Uint8Array;
type Fits = (char: string, before: string) => boolean;

const inTurn =
  (parts: readonly Part[]): Part =>
  (begins, path) =>
    parts.reduce((at, part) => part(at, path), begins);

const either =
  (parts: readonly Part[]): Part =>
  (begins, path) => {
    const ends = new Uint8Array(begins.length);
    for (const part of parts) for (const [i, can] of part(begins, path).entries()) if (can) ends[i] = 1;
    return ends;
  };

const one =
  (fits: Fits): Part =>
  (begins, path) => {
    const ends = new Uint8Array(begins.length);
    for (const [i, char] of path.entries()) if (begins[i] && fits(char, path[i - 1] ?? '/')) ends[i + 1] = 1;
    return ends;
  };

const anyNumber =
  (fits: Fits): Part =>
  (begins, path) => {
    const ends = begins.slice();
    for (const [i, char] of path.entries()) if (ends[i] && fits(char, path[i - 1] ?? '/')) ends[i + 1] = 1;
    return ends;
  };

/** Any number of whole folders. */
const folders =
  (fits: Fits): Part =>
  (begins, path) => {
    const ends = begins.slice();
    for (const [i, can] of anyNumber(fits)(begins, path).entries())
      if (can && i > 0 && path[i - 1] === '/') ends[i] = 1;
    return ends;
  };

/** The index of the `}` of each `{`, of which several may be within one another. */
const closingBraces = (pattern: readonly string[]): ReadonlyMap<number, number> => {
  const found = new Map<number, number>();
  const open: number[] = [];
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i] === '\\') i++;
    else if (pattern[i] === '{') open.push(i);
    else if (pattern[i] === '}') found.set(open.pop() ?? -1, i);
  }
  return found;
};

/** One of `[abc]`, `[a-z]` and `[!a-z]`, and the index of its end; undefined if it has none. */
const classAt = (
  pattern: readonly string[],
  from: number,
): { has: (char: string) => boolean; end: number } | undefined => {
  const isNot = pattern[from + 1] === '!' || pattern[from + 1] === '^';
  const begin = from + (isNot ? 2 : 1);
  const end = pattern.indexOf(']', begin + 1);
  if (end < 0) return undefined;
  const ranges: [string, string][] = [];
  for (let i = begin; i < end; i++) {
    const first = pattern[i] ?? '';
    const isRange = pattern[i + 1] === '-' && i + 2 < end;
    ranges.push([first, (isRange && pattern[i + 2]) || first]);
    if (isRange) i += 2;
  }
  return { has: (char) => ranges.some(([first, last]) => char >= first && char <= last) !== isNot, end };
};

/**
 * Does a pattern match this path? `*` and `?` stand for what is in one folder, `**` for any folders, `[a-z]` and `[!a-z]` for
 * a character, and `{a,b}` for either; `!` before it all turns it around. A pattern without a slash is about names, in
 * whatever folder. Only one that begins with a dot finds what is hidden, unless it names it.
 */
export const matcher = (glob: string): ((path: string) => boolean) => {
  const isAgainst = glob.startsWith('!');
  const pattern = [...glob.slice(isAgainst ? 1 : 0).replace(/^\.?\//, '')];
  const ofNames = !glob.includes('/');
  const isHidden: Fits = (char, before) => char === '.' && before === '/' && pattern[0] !== '.';
  const isWild: Fits = (char, before) => char !== '/' && !isHidden(char, before);
  const isDeep: Fits = (char, before) => !isHidden(char, before);
  const inOneFolder = anyNumber(isWild);
  /** Nothing at all before a dot would find what is hidden. */
  const star: Part = (begins, path) =>
    inOneFolder(begins, path).map((can, i) => (isHidden(path[i] ?? '', path[i - 1] ?? '/') ? 0 : can));
  const closing = closingBraces(pattern);

  const read = (from: number, to: number): Part => {
    const ways: Part[][] = [[]];
    const add = (part: Part) => ways.at(-1)?.push(part);
    for (let i = from; i < to; i++) {
      const char = pattern[i] ?? '';
      const brace = closing.get(i);
      const set = char === '[' ? classAt(pattern, i) : undefined;
      if (char === '*' && pattern[i + 1] === '*') {
        const isBegin = i === from || pattern[i - 1] === '/' || pattern[i - 1] === ',';
        while (pattern[i + 1] === '*') i++;
        const next = i + 1 < to ? pattern[i + 1] : undefined;
        if (!isBegin || !(next === undefined || next === '/' || next === ',')) add(star);
        else if (next !== '/') add(anyNumber(isDeep));
        else {
          add(folders(isDeep));
          i++;
        }
      } else if (char === '*') add(star);
      else if (char === '?') add(one(isWild));
      else if (set && set.end < to) {
        add(one((each, before) => isWild(each, before) && set.has(each)));
        i = set.end;
      } else if (brace !== undefined) {
        add(read(i + 1, brace));
        i = brace;
      } else if (char === ',' && from > 0 && closing.get(from - 1) === to) ways.push([]);
      else {
        const literal = char === '\\' && i + 1 < to ? pattern[++i] : char;
        add(one((each) => each === literal));
      }
    }
    return either(ways.map(inTurn));
  };
  const whole = read(0, pattern.length);

  return (path) => {
    const chars = [...(ofNames ? path.slice(path.lastIndexOf('/') + 1) : path)];
    const begins = new Uint8Array(chars.length + 1);
    begins[0] = 1;
    return (whole(begins, chars)[chars.length] === 1) !== isAgainst;
  };
};
