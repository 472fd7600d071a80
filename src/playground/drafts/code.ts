import * as v from 'valibot';
import type { Sketch } from '../../app';
import { isCodeFile } from '../../protocol';
import { appTitle } from './app-title';

/** The name of the file that a sketch begins with. */
export const entryFile = 'main.ts';

/** The code of a sketch: its entry, `main.ts`, and its other files by their paths, of code and of data. */
export type Code = { source: string; files?: Record<string, string> | undefined };

const areTexts = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');

/** Checks files that were stored, or came along in a link. */
export const filesSchema = v.custom<Record<string, string>>(areTexts);

/** The code as the compiler takes it. */
export const sketchOf = ({ source, files }: Code): Sketch => ({
  entry: entryFile,
  files: { [entryFile]: source, ...files },
});

/** The code alone of something that has more to it, such as a draft. */
export const codeOf = ({ source, files }: Code): Code => ({ source, ...(isAny(files) && { files }) });

const isAny = (files: Code['files']) => files !== undefined && Object.keys(files).length > 0;

export const isSameCode = (one: Code, other: Code): boolean => {
  const { files = {} } = one;
  const { files: others = {} } = other;
  const names = Object.keys(files);
  return (
    one.source === other.source &&
    names.length === Object.keys(others).length &&
    names.every((name) => Object.hasOwn(others, name) && files[name] === others[name])
  );
};

/** The most code that we open, in bytes. */
export const codeLimit = 2 * 1024 * 1024;

/** Whether a sketch has data files, which `yc.asset` reads. */
export const hasData = ({ files = {} }: Code): boolean => Object.keys(files).some((name) => !isCodeFile(name));

/** All of the code as one text. */
export const wholeText = ({ source, files = {} }: Code): string => [source, ...Object.values(files)].join('\n');

/** The title of a draft by its code: the title of its app, the name of its function, or else its first line. */
export const draftTitle = (source: string): string => {
  const name = /(?:^[ \t]*(?:export\s+)?(?:default\s+)?|\bfn:\s*)(?:async\s+)?function\s*\*?\s*([\w$]+)/m.exec(
    source,
  )?.[1];
  const [line = ''] = source.trim().split('\n', 1);
  return appTitle(source) ?? name ?? (line.startsWith('import') ? '' : line.slice(0, 60));
};

/** The name of a draft in lists: its title, or else one from its code. */
export const nameOf = ({ title, source }: { title?: string | undefined; source: string }): string =>
  title || draftTitle(source) || 'Untitled';
