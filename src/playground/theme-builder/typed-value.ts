import { createSignal, createUniqueId } from 'solid-js';

/**
 * What a person types into a field of the theme, which may not be a value yet. It is set as soon as it is one; what is wrong
 * with it is said once the person has left the field.
 *
 * @param of.problem what is wrong with a text, in a sentence
 */
export const createTypedValue = (of: {
  problem(text: string): string | undefined;
  set(text: string): void;
  rest(): void;
  reset(): (() => void) | undefined;
}) => {
  const wrongId = `${createUniqueId()}-wrong`;
  const [typed, setTyped] = createSignal<string>();
  const [wrong, setWrong] = createSignal<string>();
  const settle = () => {
    setTyped(undefined);
    setWrong(undefined);
  };
  return {
    typed,
    wrong,
    wrongId,
    /** The value came from elsewhere. */
    settle,
    type: (text: string) => {
      setTyped(text);
      if (of.problem(text)) return;
      setWrong(undefined);
      of.set(text);
    },
    end: (text: string) => {
      const problem = of.problem(text);
      setWrong(problem);
      if (!problem) setTyped(undefined);
      of.rest();
    },
    /** Takes back what was set and what is wrong; `undefined` if there is neither. */
    reset: (): (() => void) | undefined => {
      const reset = of.reset();
      if (!reset && !wrong()) return undefined;
      return () => {
        settle();
        reset?.();
      };
    },
  };
};

export type TypedValue = ReturnType<typeof createTypedValue>;
