import { parseArgs } from 'node:util';
import { suggest } from '../protocol';

/** What a person asks of the command line. */
export type Command =
  | { name: 'help' | 'version' }
  | { name: 'serve'; path: string; port: number; host: string; open: boolean }
  | { name: 'build'; path: string; out: string; single: boolean; title?: string; examples?: Examples }
  | { name: 'new'; folder?: string; example?: string; list: boolean };

/** How the examples of an app are computed ahead: in which browser, and in how many seconds each. */
export type Examples = { browser?: string; limit: number };

/** A mistake in what was typed: it is said in a sentence, and the command exits with 2. */
export class UsageError extends Error {}

const options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  port: { type: 'string', short: 'p' },
  host: { type: 'string' },
  open: { type: 'boolean' },
  out: { type: 'string', short: 'o' },
  single: { type: 'boolean' },
  title: { type: 'string' },
  examples: { type: 'boolean' },
  browser: { type: 'string' },
  'time-limit': { type: 'string' },
  example: { type: 'string', short: 'e' },
  list: { type: 'boolean' },
} as const;

type Option = keyof typeof options;

/** The options that each command takes. */
const taken: Record<'serve' | 'build' | 'new', readonly Option[]> = {
  serve: ['port', 'host', 'open'],
  build: ['out', 'single', 'title', 'examples', 'browser', 'time-limit'],
  new: ['example', 'list'],
};

/** The address that is listened at by default, and the one of `--host` alone. */
const ownHost = '127.0.0.1';
const anyHost = '0.0.0.0';

/** The first port to try: Gradio's. */
const usualPort = 7860;

/** How long an example may take, in seconds: as long as one that the page itself computes ahead. */
const usualLimit = 120;

/**
 * Reads what was typed.
 *
 * @throws {UsageError} with a sentence
 */
export const readArguments = (typed: readonly string[]): Command => {
  const { values, positionals } = parse(withHost(typed));
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };
  const [first = '.', ...rest] = positionals;
  const name = first === 'build' || first === 'new' ? first : 'serve';
  const places = name === 'serve' ? positionals : rest;
  for (const given of Object.keys(values) as Option[])
    if (!taken[name].includes(given)) throw new UsageError(misplaced(given, name));
  if (places.length > 1)
    throw new UsageError(
      `One sketch at a time: ${places.map((each) => `'${each}'`).join(' and ')} are ${places.length}.`,
    );
  const [place] = places;
  if (name === 'new')
    return {
      name,
      list: values.list ?? false,
      ...(place !== undefined && { folder: place }),
      ...(values.example !== undefined && { example: values.example }),
    };
  const path = place ?? '.';
  if (name === 'build')
    return {
      name,
      path,
      out: filled('out', values.out ?? 'dist'),
      single: values.single ?? false,
      ...(values.title !== undefined && { title: values.title }),
      ...examplesOf(values),
    };
  return {
    name,
    path,
    port: portOf(values.port),
    host: filled('host', values.host ?? ownHost),
    open: values.open ?? false,
  };
};

const examplesOf = (values: ReturnType<typeof parse>['values']): { examples?: Examples } => {
  const { examples = false, browser, 'time-limit': limit } = values;
  for (const option of ['browser', 'time-limit'] as const)
    if (!examples && values[option] !== undefined)
      throw new UsageError(`--${option} is about computing examples: give --examples, too.`);
  if (!examples) return {};
  return {
    examples: { ...(browser !== undefined && { browser: filled('browser', browser) }), limit: secondsOf(limit) },
  };
};

const parse = (typed: string[]) => {
  try {
    return parseArgs({ args: typed, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(mistakeIn(error instanceof Error ? error.message : String(error)));
  }
};

/** `--host` may stand alone, which `parseArgs` does not know. */
const withHost = (typed: readonly string[]): string[] =>
  typed.map((each, index) => {
    const next = typed[index + 1];
    return each === '--host' && (next === undefined || !/^[\w:[][\w.:\]-]*$/.test(next) || isPath(next))
      ? `--host=${anyHost}`
      : each;
  });

/** A name with an ending of code, or a folder's, is the sketch and no host. */
const isPath = (text: string) => /[/\\]|\.m?[jt]s$/i.test(text);

const mistakeIn = (message: string): string => {
  const [, unknown] = /^Unknown option '(-[^']*)'/.exec(message) ?? [];
  if (unknown !== undefined) {
    const meant = suggest(unknown.replace(/^-+/, ''), Object.keys(options));
    return `There is no option ${unknown}.${meant === undefined ? ' See yieldcast --help.' : ` Did you mean --${meant}?`}`;
  }
  const [, lacking] = /^Option '(?:-\w, )?(--\w+)(?: <value>)?' argument (?:missing|is ambiguous)/.exec(message) ?? [];
  if (lacking !== undefined) return `${lacking} needs a value.`;
  const [, flag] = /^Option '(?:-\w, )?(--\w+)' does not take an argument/.exec(message) ?? [];
  return flag === undefined ? message : `${flag} takes no value.`;
};

const misplaced = (option: Option, name: keyof typeof taken): string => {
  const [owner] = Object.entries(taken).find(([, own]) => own.includes(option)) ?? [];
  const command = owner === 'serve' ? 'yieldcast demo.ts' : `yieldcast ${owner}`;
  const here = name === 'serve' ? 'serving an app' : `yieldcast ${name}`;
  return `--${option} is an option of “${command}”, not of ${here}.`;
};

const filled = (option: Option, value: string): string => {
  if (value.trim() === '') throw new UsageError(`--${option} needs a value.`);
  return value;
};

const portOf = (typed: string | undefined): number => {
  if (typed === undefined) return usualPort;
  const port = Number(typed);
  if (!/^\d+$/.test(typed) || port > 65_535)
    throw new UsageError(`'${typed}' is no port. A port is a number from 0 to 65535; 0 takes any that is free.`);
  return port;
};

const secondsOf = (typed: string | undefined): number => {
  if (typed === undefined) return usualLimit;
  const seconds = Number(typed);
  if (!/^\d+$/.test(typed) || seconds < 1 || seconds > 86_400)
    throw new UsageError(`'${typed}' is no time limit. It is a number of seconds from 1 to 86400.`);
  return seconds;
};
