import { fingerprint, formatVersion, openResults, type ResultEntry } from '../cache';
import { runtimeText } from '../host';
import type { Program } from '../protocol';
import { say } from '../words';
import { whenIdle } from './idle';

/** The kept results of this site. Other sites on the same host have databases of their own. */
export const results = openResults(new URL('.', document.baseURI).pathname);

// Remove what pages left behind that were closed while they wrote.
void whenIdle().then(() => results.sweep().catch(() => {}));

/** Shown once if nothing can be kept. */
export const closedStorage = () => say('Results are not kept: this browser’s storage is full or closed to this page.');

/** Shown once if older results had to be removed. */
export const littleRoom = () =>
  say('This browser has little room left: results that were not used for long were let go.');

/** A result of more bytes is not kept, unless the author sets another limit. */
export const mostBytesOfResult = 64_000_000;

/** The most results that an author may ask to keep: all of them are listed at each write. */
export const mostEntries = 10_000;

/** If the clock was set back by more than this, in milliseconds, ages mean nothing. */
const clockTolerance = 60_000;

/** Is a result at most `maxAge` seconds old? */
export const isFresh = ({ savedAt }: ResultEntry, maxAge = Number.POSITIVE_INFINITY): boolean => {
  if (maxAge === Number.POSITIVE_INFINITY) return true;
  const age = Date.now() - savedAt;
  return age <= maxAge * 1000 && age >= -clockTolerance;
};

let runtime: Promise<string> | undefined;
let latest: { program: Program; key: Promise<string> } | undefined;

/** The key of what a program computes from `basis`. It covers all code that can affect the result. */
export const resultKey = async (program: Program, ...basis: unknown[]): Promise<string> => {
  runtime ??= fingerprint(runtimeText);
  if (latest?.program !== program) {
    latest = {
      program,
      key: fingerprint([program.entry, program.modules, program.extras, ...(program.data ? [program.data] : [])]),
    };
  }
  return fingerprint([formatVersion, await runtime, await latest.key, ...basis]);
};
