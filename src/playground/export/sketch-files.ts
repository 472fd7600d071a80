import { isCodeFile } from '../../protocol';
import { type Code, codeLimit, entryFile } from '../drafts/code';
import { isDataFile, problemOfNames } from '../files/file-names';

export const tooLarge = (name: string) =>
  new Error(`“${name}” holds more than 2 MB of code, which is more than the page opens.`);

export const readText = (name: string, bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`“${name}” is no text in UTF-8. Save it as UTF-8, then open it again.`);
  }
};

/**
 * Makes the code of one sketch from files that belong together.
 *
 * @param what names them in an error's sentence
 * @param known the file to begin with, if that is known
 * @throws with a message for the user
 */
export const codeOfFiles = (what: string, files: readonly [string, string][], known?: string): Code => {
  const texts = new Map(files);
  if (texts.size < files.length) throw new Error(`${what} have the same name twice. Give each file a name of its own.`);
  const entry = known !== undefined && texts.has(known) ? known : entryOf(what, texts);
  const source = texts.get(entry) ?? '';
  // Relative imports hold if what is beside the entry moves with it.
  const folder = entry.slice(0, entry.lastIndexOf('/') + 1);
  const moves = [...texts.keys()].every((name) => name.startsWith(folder));
  if (folder !== '' && !moves)
    throw new Error(`${what} begin in “${entry}”, below other files. Move it to the top, and name it main.ts.`);
  const others = [...texts].flatMap(([name, text]): [string, string][] =>
    name !== entry && (isCodeFile(name) || isDataFile(name)) ? [[name.slice(folder.length), text]] : [],
  );
  const problem = problemOfNames(others.map(([name]) => name));
  if (problem !== undefined) throw new Error(`${what} cannot be opened as one sketch. ${problem}`);
  if ([source, ...others.map(([, text]) => text)].join('').length > codeLimit) throw tooLarge(entry);
  return { source, ...(others.length > 0 && { files: Object.fromEntries(others) }) };
};

/** The file to begin with: the one with a usual name, or else the only one that no other file imports. */
const entryOf = (what: string, texts: ReadonlyMap<string, string>): string => {
  const names = [...texts.keys()].filter(isCodeFile);
  const named = [entryFile, 'main.js', 'index.ts', 'index.js'].find((name) => texts.has(name));
  if (named !== undefined) return named;
  const isImported = (name: string) => {
    const stem = name.replace(/^.*\//, '').replace(/\.\w+$/, '');
    const asked = new RegExp(`['"]\\.{1,2}/(?:[^'"\n]*/)?${escaped(stem)}(?:\\.\\w+)?['"]`);
    return names.some((other) => other !== name && asked.test(texts.get(other) ?? ''));
  };
  const roots = names.filter((name) => !isImported(name));
  const [root] = roots;
  if (root !== undefined && roots.length === 1) return root;
  throw new Error(`${what} do not say where the sketch begins. Name that file main.ts.`);
};

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
