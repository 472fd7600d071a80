import { createUniqueId } from 'solid-js';
import { themeBounds } from '../../protocol';
import { ResetButton } from './ResetButton';
import type { NumberName } from './theme-code';
import { numberProblem } from './theme-link';
import { createTypedValue } from './typed-value';
import { Wrong } from './Wrong';

/** A number of a theme: to drag, or to type. */
export const NumberField = (props: {
  name: NumberName;
  label: string;
  step: number;
  unit: string;
  number: number;
  onSet(number: number): void;
  onRest(): void;
  onReset?: (() => void) | undefined;
}) => {
  const id = createUniqueId();
  const bounds = () => themeBounds[props.name];
  const field = createTypedValue({
    problem: (text) => numberProblem(props.name, text),
    set: (text) => props.onSet(Number(text)),
    rest: () => props.onRest(),
    reset: () => props.onReset,
  });
  return (
    <div class="pg-tb-number">
      <label for={id}>
        {props.label} <small class="pg-tb-unit">{props.unit}</small>
      </label>
      <input
        type="range"
        aria-label={`Drag ${props.label.toLowerCase()}`}
        min={bounds()[0]}
        max={bounds()[1]}
        step={props.step}
        value={props.number}
        onInput={(event) => {
          field.settle();
          props.onSet(Number(event.currentTarget.value));
        }}
        onChange={() => props.onRest()}
      />
      <input
        id={id}
        type="text"
        inputmode="decimal"
        class="pg-tb-text"
        autocomplete="off"
        aria-invalid={field.wrong() !== undefined}
        aria-describedby={field.wrong() && field.wrongId}
        value={field.typed() ?? props.number}
        onInput={(event) => field.type(event.currentTarget.value)}
        onChange={(event) => field.end(event.currentTarget.value)}
      />
      <ResetButton of={props.label.toLowerCase()} onReset={field.reset()} />
      <Wrong of={field} />
    </div>
  );
};
