import { type Location, parsePlace } from '../protocol';
import { isAuthorFile } from './fault';

let noted: unknown;
let place: unknown;

/** Compiled code passes each value that it yields through this, with the place of the yield as text. */
export const noteYield = (value: unknown, at: unknown): unknown => {
  noted = value;
  place = at;
  return value;
};

/** Releases the value, and keeps its place from being used for another one. */
export const forgetYield = () => {
  noted = undefined;
  place = undefined;
};

/**
 * The author's place of the `yield` that gave this value, if it is the one noted last: values from a `yield*` over an
 * array, for example, were never noted. A noted promise cannot be compared: an async generator awaits it.
 */
export const placeOfYield = (value: unknown): Location | undefined => {
  const at = parsePlace(notedPlaceOf(value));
  return at && isAuthorFile(at.file) ? at : undefined;
};

/** The place as the text that was noted. Not parsing it costs next to nothing. */
export const notedPlaceOf = (value: unknown): string | undefined => {
  if (!Object.is(noted, value) && !(noted instanceof Promise)) return undefined;
  return typeof place === 'string' ? place : undefined;
};
