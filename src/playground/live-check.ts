import { type Accessor, batch, createMemo, createSignal, on } from 'solid-js';
import type { Problem } from '../app';
import { type Code, wholeText } from './drafts/code';

/** How long to wait after the last keystroke before checking the code, in milliseconds. */
const checkDelay = 350;

/** Longer code, in characters, is only checked when it runs. */
const checkLimit = 500_000;

/**
 * Checks code as it is typed, and collects the problems to mark: those of the check, and those of the last run until
 * the code changes.
 */
export const createLiveCheck = (
  check: (code: Code) => Promise<Problem[]>,
  ofRun: Accessor<Problem[]>,
  /** Finds type errors, if language support has loaded. It is slower, and nothing waits for it. */
  checkTypes: (code: Code) => Promise<Problem[]> = async () => [],
) => {
  const [found, setFound] = createSignal<Problem[]>([]);
  const [outdated, setOutdated] = createSignal<Problem[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  /** `before` are the problems of runs of an older text, if it has changed. */
  const now = async (code: Code, before?: Problem[]) => {
    const number = ++latest;
    const isLong = wholeText(code).length > checkLimit;
    const problems = isLong ? [] : await check(code).catch(() => []);
    // A later check has started, and its result is the one that fits the text.
    if (number !== latest) return;
    batch(() => {
      setFound(problems);
      if (before) setOutdated(before);
    });
    if (isLong || problems.some(({ hint }) => !hint)) return;
    const ofTypes = await checkTypes(code).catch(() => []);
    if (number !== latest || ofTypes.length === 0) return;
    // If both report the same line, prefer our check, whose message is clearer.
    const lineOf = ({ location }: Problem) => `${location?.file}:${location?.line}`;
    const told = new Set(problems.map(lineOf));
    setFound([...problems, ...ofTypes.filter((problem) => !told.has(lineOf(problem)))]);
  };

  const current = () => (ofRun() === outdated() ? [] : ofRun());
  const known = (problem: Problem) => current().some((each) => sameProblem(each, problem));

  return {
    /** All problems to mark in the code. */
    marks: createMemo(() => [...current(), ...found().filter((problem) => !known(problem))]),
    /** The first problem that no run has reported yet. The app shows the others. */
    ahead: createMemo(on([found, current], () => found().find((problem) => !known(problem)))),
    /** Other code has replaced the text: drops all results, and ignores checks in progress. */
    forget() {
      clearTimeout(timer);
      latest++;
      batch(() => {
        setFound([]);
        setOutdated(ofRun());
      });
    },
    /** Checks new code at once. */
    soon: (code: Code) => void now(code, ofRun()),
    /** Checks the same code again. The problems of its run still hold. */
    again: (code: Code) => void now(code),
    /** Checks the code once typing pauses. */
    later(code: () => Code) {
      clearTimeout(timer);
      // Checks in progress are about the old text.
      latest++;
      // A run that fails from now on is one of the new text, and what it reports must stay.
      const before = ofRun();
      timer = setTimeout(() => void now(code(), before), checkDelay);
    },
  };
};

const sameProblem = (a: Problem, b: Problem) =>
  a.message === b.message &&
  a.location?.file === b.location?.file &&
  a.location?.line === b.location?.line &&
  a.location?.column === b.location?.column;
