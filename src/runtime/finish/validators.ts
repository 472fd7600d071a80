import type { App } from '../../api/internal';
import type { Described, Listener } from '../describe';
import { said } from './said';

type Validator = (...values: unknown[]) => unknown;

/** What is wrong with an input of this id. */
type Wrong = { id: number; message: string };

/** Listeners with their descriptions, and the components that they may name, by id. */
export type Guarded = Pick<Described, 'components' | 'listeners'> & {
  description: Pick<Described['description'], 'listeners'>;
};

export type Guard = (part: Guarded) => void;

/** The run that the executing code belongs to. */
type Stoppable = { stop(): void } | undefined;

/**
 * Puts the validators of an app before its functions. If a value is not valid, the page is told which, the function is
 * not called, and its run ends as if it had been stopped.
 */
export const validateFirst = (
  app: App | { kind: 'blocks' },
  { components, description, listeners }: Guarded,
  askPage: (ask: unknown) => Promise<unknown>,
  currentRun: () => unknown,
) => {
  listeners.forEach((listener, index) => {
    const { triggers } = description.listeners[index] as Described['description']['listeners'][number];
    const isForm = app.kind === 'interface' && index === 0;
    const whole = (isForm ? app.options.validator : listener.validator) as unknown;
    const own = listener.inputs.map(({ handling }) => handling.validator as unknown);
    const where = isForm ? 'this Interface' : 'a listener';
    checkFunction(whole, where);
    own.forEach((each, i) => {
      checkFunction(each, `“${listener.inputs[i]?.properties.label ?? listener.inputs[i]?.kind}”`);
    });
    if (!whole && !own.some(Boolean)) return;
    // While a person types, the focus stays where it is.
    const focus = isForm ? !app.options.live : triggers.some(({ event }) => event === 'click' || event === 'submit');
    const refuse = async (wrong: Wrong[], run: Stoppable) => {
      await askPage({ op: 'invalid', wrong, focus });
      run?.stop();
    };
    const idOf = (i: number) => components.indexOf(listener.inputs[i] as never);
    const { fn } = listener;
    listener.fn = (...given) => {
      const run = currentRun() as Stoppable;
      const verdicts = verdictsOf(own as (Validator | undefined)[], whole as Validator | undefined, listener, given);
      const next = (told: unknown[][]) => {
        const wrong = wrongOf(told, idOf, listener);
        return wrong.length > 0 ? refuse(wrong, run) : fn(...given);
      };
      return verdicts.flat().some(isPromise)
        ? Promise.all(verdicts.map(async (each) => Promise.all(each))).then(next)
        : next(verdicts);
    };
  });
};

const checkFunction = (validator: unknown, whose: string) => {
  if (validator === undefined || typeof validator === 'function') return;
  throw new TypeError(
    `validator of ${whose} is a function of the value that returns true or a sentence; got ${said(validator)}.`,
  );
};

/** What the inputs' own validators answer, and what that of the listener does. A sync one that throws ends the run. */
const verdictsOf = (
  own: readonly (Validator | undefined)[],
  whole: Validator | undefined,
  { inputs }: Listener,
  given: readonly unknown[],
): unknown[][] => [own.map((check, i) => check?.(given[i])), [whole?.(...given.slice(0, inputs.length))]];

const wrongOf = (told: readonly unknown[][], idOf: (i: number) => number, { inputs }: Listener): Wrong[] => {
  const own = told[0] ?? [];
  const whole = told[1]?.[0];
  const all = Array.isArray(whole) ? whole : [whole];
  if (all.length > Math.max(1, inputs.length)) {
    throw new TypeError(`A validator answered with ${all.length} values for ${inputs.length} inputs.`);
  }
  return own.flatMap((each, i) => {
    const message = messageOf(each) ?? messageOf(all[i]);
    return message === undefined ? [] : [{ id: idOf(i), message }];
  });
};

const messageOf = (verdict: unknown): string | undefined => {
  if (verdict === true || verdict === undefined || verdict === null) return undefined;
  if (verdict === false || verdict === '') return 'This is not valid.';
  if (typeof verdict === 'string') return verdict;
  throw new TypeError(
    `A validator answers with true, or with a sentence that says what is wrong; got ${said(verdict)}. Did you mean yc.validate(isValid, message)?`,
  );
};

const isPromise = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
