import { type Location, parsePlace } from '../protocol';
import { isAuthorFile } from './fault';

let noted: unknown;
let place: unknown;

/** What compiled code passes each value through that it yields, with the place of the yield as a text. */
export const noteYield = (value: unknown, at: unknown): unknown => {
  noted = value;
  place = at;
  return value;
};

/** Frees the value, and keeps its place from being taken for that of another. */
export const forgetYield = () => {
  noted = undefined;
  place = undefined;
};

/**
 * The author's place of the `yield` that gave this value, if it is the one that was noted last: what comes from a
 * `yield*` over an array, say, was never noted. What an async generator makes of a promise cannot be compared with it.
 */
export const placeOfYield = (value: unknown): Location | undefined => {
  const at = parsePlace(notedPlaceOf(value));
  return at && isAuthorFile(at.file) ? at : undefined;
};

/** The same as the text that was noted, which costs next to nothing. */
export const notedPlaceOf = (value: unknown): string | undefined => {
  if (!Object.is(noted, value) && !(noted instanceof Promise)) return undefined;
  return typeof place === 'string' ? place : undefined;
};
