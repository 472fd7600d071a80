import * as v from 'valibot';
import { type Kind, updateSchema, wireSchema } from '../protocol';

// What is said of a refused value is loaded when one is refused: no honest app needs it.

/** The longest value that is said, and the longest path to it, in characters. */
const mostValue = 60;
const mostPath = 120;

/** What is wrong with a value that a schema refused: where it stands, what it is, and what was expected. */
export const sayIssue = (issue: v.BaseIssue<unknown>): string => {
  const path = v.getDotPath(issue) ?? '';
  // Of an object with an unknown key, what is wrong is the key and not its value.
  if (issue.expected === 'never' && issue.path) return `it has no “${cut(path, mostPath)}”`;
  const expected = issue.expected ? `expected ${issue.expected}` : issue.message;
  return `${path ? cut(path, mostPath) : 'it'} is ${cut(said(issue.input), mostValue)}, ${expected}`;
};

/** The properties that a slot changes, if it is an update. */
const updateOf = (slot: unknown): unknown =>
  typeof slot === 'object' && slot !== null && 'slot' in slot && 'properties' in slot ? slot.properties : undefined;

/** What is wrong with a slot. Of a union's issues, those of the form that it has are the ones that say something. */
export const wrongOf = (value: unknown, kind: Kind): string => {
  const properties = updateOf(value);
  const { issues } = properties ? v.safeParse(updateSchema(kind), properties) : v.safeParse(wireSchema(kind), value);
  return issues ? sayIssue(issues[0]) : 'it has an unknown form';
};

const said = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, mostValue));
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
};

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
