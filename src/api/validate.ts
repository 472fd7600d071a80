/**
 * What a validator answers: nothing or `true` for a value that is right, a sentence for one that is not, and `false` for
 * one that is not without saying why.
 */
export type Verdict = boolean | string | null | undefined;

/** One answer for the first input, or one per input. */
export type Verdicts = Verdict | readonly Verdict[];

/** Options of a component that a person fills in. */
export type Validated<Value> = {
  /**
   * Checks the value before a run: a sentence says what is wrong, and the run does not start. May be async.
   * `validator: (name) => name.length > 3 || 'Write at least four letters.'`
   */
  validator?: (value: Value) => Verdict | Promise<Verdict>;
};

/**
 * An answer of a validator, as Gradio's `gr.validate`: right if `isValid`, and otherwise what is wrong.
 *
 * @param message a sentence that says what to do
 * @example
 * const age = yc.Number({ label: 'Age' });
 * const name = yc.Textbox({ label: 'Name', validator: (name) => name.length > 1 || 'Write your whole name.' });
 * export default yc.Interface({
 *   fn: (name, age) => `${name} is ${age}.`,
 *   validator: (name, age) => [yc.validate(name !== 'Nobody', 'Write a real name.'), yc.validate(age >= 18, 'Be 18.')],
 *   inputs: [name, age],
 *   outputs: yc.Textbox(),
 * });
 */
export const validate = (isValid: boolean, message: string): true | string => isValid || message;
