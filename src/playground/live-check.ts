import { type Accessor, batch, createMemo, createSignal, on } from 'solid-js';
import type { Problem } from '../app';

/** Typing rests this long, in milliseconds, before the code is checked. */
const checkDelay = 350;

/** Longer code, in characters, is checked when it runs. */
const checkLimit = 500_000;

/**
 * Checks code as it is typed, and tells what to mark: what the check found, and what the last run did, until the code
 * has changed since.
 */
export const createLiveCheck = (check: (source: string) => Promise<Problem[]>, ofRun: Accessor<Problem[]>) => {
  const [found, setFound] = createSignal<Problem[]>([]);
  const [outdated, setOutdated] = createSignal<Problem[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  const now = async (source: string) => {
    const number = ++latest;
    // A run that fails while this is looked through has something new to say.
    const before = ofRun();
    const problems = source.length > checkLimit ? [] : await check(source).catch(() => []);
    // A later check is on its way: its answer is the one that fits the text.
    if (number !== latest) return;
    batch(() => {
      setFound(problems);
      setOutdated(before);
    });
  };

  const current = () => (ofRun() === outdated() ? [] : ofRun());
  const known = (problem: Problem) => current().some((each) => sameProblem(each, problem));

  return {
    /** All that is marked in the code. */
    marks: createMemo(() => [...current(), ...found().filter((problem) => !known(problem))]),
    /** What no run has told of yet: the app shows the rest. */
    ahead: createMemo(on([found, current], () => found().find((problem) => !known(problem)))),
    /** Checks the code of a new text. */
    soon: (source: string) => void now(source),
    /** Checks the code once typing rests. */
    later(source: () => string) {
      clearTimeout(timer);
      timer = setTimeout(() => void now(source()), checkDelay);
    },
  };
};

const sameProblem = (a: Problem, b: Problem) =>
  a.message === b.message && a.location?.line === b.location?.line && a.location?.column === b.location?.column;
