/** The calls that make an app. */
const calls = /\b(?:yc|gr)\.(?:(?:Chat|Tabbed)?Interface|Blocks)\(/g;

/** What brackets in it say nothing about code: texts and comments. A text within quotes ends with its line. */
const apart =
  /(['"])(?:\\.|(?!\1)[^\\\n])*\1|`(?:\\[\s\S]|[^\\`])*(?:`|$)|\/\/.*|\/\*(?:[\s\S]*?\*\/|[\s\S]*)|\\.|[()[\]{}]|\btitle:[ \n]{0,9}(?=['"`])/g;

type Call = { name: string | undefined; start: number; end: number; title: string | undefined };

/** Reads a call from behind its bracket: where it ends, and the title among its own options. */
const readCall = (source: string, { index, 0: head }: RegExpExecArray): Call => {
  const open = ['('];
  let title: string | undefined;
  apart.lastIndex = index + head.length;
  for (let found = apart.exec(source); found; found = open.length > 0 ? apart.exec(source) : null) {
    const [text] = found;
    if (/^[([{]$/.test(text)) open.push(text);
    else if (/^[)\]}]$/.test(text)) open.pop();
    else if (text.startsWith('title') && open.length === 2 && open[1] === '{')
      title = /^(['"`])([^'"`\n]{1,60})\1/.exec(source.slice(apart.lastIndex, apart.lastIndex + 70))?.[2];
  }
  const [, name] = /([\w$]+) ?= ?$/.exec(source.slice(Math.max(0, index - 60), index)) ?? [];
  return { name, start: index, end: open.length > 0 ? source.length : apart.lastIndex, title };
};

/** The calls that stand in no other one, nor in a comment. Code that is being typed may not close them yet. */
const outermost = (source: string): Call[] => {
  const read: Call[] = [];
  for (const found of source.matchAll(calls)) {
    if (found.index < (read.at(-1)?.end ?? 0)) continue;
    const line = source.slice(source.lastIndexOf('\n', found.index) + 1, found.index).slice(0, 40);
    if (!/^\s*(?:\/\/|\*|#)/.test(line)) read.push(readCall(source, found));
  }
  return read;
};

/**
 * The title of a sketch's app, as it stands in the code. Of several apps it is the one that is exported or launched, or
 * else the last that stands in no other: apps are made before the one that they stand in.
 */
export const appTitle = (source: string): string | undefined => {
  const apps = outermost(source);
  const exported = /^export default (?=yc\.|gr\.)/m.exec(source);
  const [, shown] =
    /^export default ([\w$]+);?[ \t]*$/m.exec(source) ?? /^([\w$]+)(?:\.queue\(.*?\))?\.launch\(/m.exec(source) ?? [];
  const app = apps.find(({ name, start }) =>
    exported ? start === exported.index + exported[0].length : name !== undefined && name === shown,
  );
  return (app ?? apps.at(-1))?.title;
};
