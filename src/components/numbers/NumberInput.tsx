import { createEffect, createSignal } from 'solid-js';
import { type Limits, numberIn, problemOf, within } from './limits';

type NumberInputProps = {
  id?: string;
  name?: string;
  value: number | null;
  limits: Limits;
  step?: number;
  placeholder?: string;
  readOnly: boolean;
  describedBy?: string;
  missing?: boolean;
  onValue(value: number | null): void;
  onProblem(problem: string | undefined): void;
  onSubmit(): void;
  /** The person is done with a value: the field was left, or Enter pressed. */
  onSettled?(): void;
};

/** A native number field that never overwrites what is being typed, and keeps to its limits once typing is over. */
export const NumberInput = (props: NumberInputProps) => {
  let field!: HTMLInputElement;
  const [invalid, setInvalid] = createSignal(false);

  const tell = () => {
    const problem = problemOf(field, props.limits);
    setInvalid(problem !== undefined);
    props.onProblem(problem);
  };
  createEffect(() => {
    // `1.` and `-` have no value yet: writing the value back would delete them under the typing hand.
    if (numberIn(field) === props.value) return;
    field.value = props.value === null ? '' : String(props.value);
    tell();
  });

  const settle = () => {
    const value = numberIn(field);
    if (value === null) return;
    const kept = within(value, props.limits);
    if (kept === value) return;
    field.value = String(kept);
    props.onValue(kept);
    tell();
  };

  return (
    <input
      ref={field}
      id={props.id}
      aria-label={props.name}
      class="yc-field yc-number-field"
      type="number"
      inputmode="decimal"
      min={props.limits.minimum}
      max={props.limits.maximum}
      step={props.step ?? 'any'}
      placeholder={props.placeholder}
      readOnly={props.readOnly}
      aria-describedby={props.describedBy}
      aria-invalid={invalid() || props.missing || undefined}
      onInput={() => {
        tell();
        props.onValue(numberIn(field));
      }}
      onChange={() => {
        settle();
        props.onSettled?.();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || props.readOnly) return;
        event.preventDefault();
        settle();
        props.onSubmit();
      }}
    />
  );
};
