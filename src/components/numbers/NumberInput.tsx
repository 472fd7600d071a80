import { createEffect, createSignal } from 'solid-js';
import { say } from '../../words';

/** The range of valid numbers. */
type Limits = { minimum?: number; maximum?: number };

/** Clamps a number to the limits. */
const within = (value: number, { minimum, maximum }: Limits): number =>
  Math.max(minimum ?? -Infinity, Math.min(maximum ?? Infinity, value));

/** The problem with a number field's content, as a sentence; `undefined` if there is none. */
const problemOf = (field: HTMLInputElement, { minimum, maximum }: Limits): string | undefined => {
  if (field.validity.badInput) return say('This is not a number. Type one such as 3 or 0.25.');
  const value = field.valueAsNumber;
  if (minimum !== undefined && value < minimum)
    return say`${String(value)} is too small: the least is ${String(minimum)}.`;
  if (maximum !== undefined && value > maximum)
    return say`${String(value)} is too large: the most is ${String(maximum)}.`;
  return undefined;
};

/** The value of a number field; `null` if it is empty or holds no number. */
const numberIn = (field: HTMLInputElement): number | null =>
  Number.isFinite(field.valueAsNumber) ? field.valueAsNumber : null;

type NumberInputProps = {
  id?: string;
  name?: string;
  value: number | null;
  limits: Limits;
  step?: number;
  /** Decimals to show for a read-only value. */
  precision?: number;
  placeholder?: string;
  readOnly: boolean;
  describedBy?: string;
  missing?: boolean;
  onValue(value: number | null): void;
  onProblem(problem: string | undefined): void;
  onSubmit(): void;
  /** The user has finished editing: the field lost focus, or Enter was pressed. */
  onSettled?(): void;
};

/** Shows six significant digits unless `precision` is set, but always the whole integer part. */
const shown = (value: number, precision?: number) => {
  if (precision !== undefined) return value.toFixed(precision);
  const digits = Math.max(6, Math.ceil(Math.log10(Math.abs(value) + 1)));
  return String(Number.isInteger(value) || digits > 15 ? value : Number(value.toPrecision(digits)));
};

/**
 * A native number input that never overwrites what is being typed, and is clamped to its limits once typing is over.
 */
export const NumberInput = (props: NumberInputProps) => {
  let field!: HTMLInputElement;
  const [invalid, setInvalid] = createSignal(false);

  const tell = () => {
    const problem = problemOf(field, props.limits);
    setInvalid(problem !== undefined);
    props.onProblem(problem);
  };
  createEffect(() => {
    // `1.` and `-` have no value yet: writing the value back would delete them while the user types.
    if (numberIn(field) === props.value) return;
    field.value =
      props.value === null ? '' : props.readOnly ? shown(props.value, props.precision) : String(props.value);
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
