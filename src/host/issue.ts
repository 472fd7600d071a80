import * as v from 'valibot';
import { type Kind, type Location, type Problem, suggest, updateSchema, wireSchema } from '../protocol';

// Loaded only when a value is refused; a correct app never needs it.

/** Maximum length of a quoted value and of the path to it, in characters. */
const mostValue = 60;
const mostPath = 120;

/** Describes a value that a schema refused: its path, the value, and what was expected. */
export const sayIssue = (issue: v.BaseIssue<unknown>): string => {
  const path = v.getDotPath(issue) ?? '';
  // For an unknown key, report the key rather than its value.
  if (issue.expected === 'never' && issue.path) return `it has no “${cut(path, mostPath)}”`;
  const expected = issue.expected ? `and takes ${inWords(issue.expected)}` : issue.message;
  return `${path ? cut(path, mostPath) : 'it'} is ${cut(said(issue.input), mostValue)}, ${expected}`;
};

/** What a schema expects, in an author's words. */
const inWords = (expected: string): string => {
  const choices = /^\((.+)\)$/.exec(expected)?.[1];
  if (choices) return choices.split(' | ').map(inWords).join(' or ');
  return plainWords[expected] ?? expected.replace(/^(?:expected )?/, '');
};

const plainWords: Readonly<Record<string, string>> = {
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  Array: 'an array',
  Object: 'an object',
  integer: 'a whole number',
  undefined: 'nothing',
};

/** What is wrong with an app: names the component by its label, and the option. */
export const sayAppIssue = (issue: v.BaseIssue<unknown>, described: unknown): string => {
  const path = v.getDotPath(issue) ?? '';
  const [, at, , option] = /^components\.(\d+)\.(properties\.([^.]+)|value)/.exec(path) ?? [];
  const component = (described as { components?: { kind?: unknown; properties?: { label?: unknown } }[] } | null)
    ?.components?.[Number(at)];
  if (at === undefined || !component) return `The app cannot be shown: ${sayIssue(issue)}.`;
  const { label } = component.properties ?? {};
  const name = `The ${cut(String(component.kind), 20)}${typeof label === 'string' && label !== '' ? ` “${cut(label, mostValue)}”` : ''}`;
  if (option === undefined) return `The app cannot be shown: ${name.toLowerCase()} has a value that it cannot take.`;
  if (issue.expected === 'never') return `${name} has no option ${cut(option, mostPath)}. Leave it out.`;
  const expected = issue.expected
    ? `is ${cut(said(issue.input), mostValue)}, and takes ${inWords(issue.expected)}`
    : issue.message;
  return `${name} cannot be shown: its option ${cut(option, mostPath)} ${expected}.`;
};

/** The properties that a slot changes, if it is an update. */
const updateOf = (slot: unknown): unknown =>
  typeof slot === 'object' && slot !== null && 'slot' in slot && 'properties' in slot ? slot.properties : undefined;

/** What is wrong with a slot. For a union, only the issues of the matching form are useful. */
export const wrongOf = (value: unknown, kind: Kind): string => {
  const properties = updateOf(value);
  const { issues } = properties ? v.safeParse(updateSchema(kind), properties) : v.safeParse(wireSchema(kind), value);
  return issues ? sayIssue(issues[0]) : 'it has an unknown form';
};

/** An update with options that its component does not have. */
export type LeftOut = { kind: Kind; given: object; at: Location | undefined };

/** One message per unknown option of an update, with the most similar known option. */
export const sayLeftOut = ({ kind, given, at: location }: LeftOut): Problem[] => {
  const known = Object.keys(updateSchema(kind).entries);
  const names = Object.keys(given).filter((name) => !known.includes(name));
  return names.slice(0, mostNames).map((name) => {
    const nearest = suggest(name, known);
    const cure = nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
    const message = `\`update\`: a ${kind} has no option \`${cut(name, mostPath)}\` that changes while the app runs.${cure} It was left out.`;
    return { message, ...(location && { location }) };
  });
};

/** How many unknown options of one update to report. */
const mostNames = 8;

const said = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, mostValue));
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
};

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
