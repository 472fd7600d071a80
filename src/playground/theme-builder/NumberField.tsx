import { createSignal, createUniqueId, Show } from 'solid-js';
import { themeBounds } from '../../protocol';
import { ResetButton } from './ResetButton';
import type { NumberName } from './theme-code';
import { numberProblem } from './theme-link';

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
  const [typed, setTyped] = createSignal<string>();
  const [wrong, setWrong] = createSignal<string>();
  const bounds = () => themeBounds[props.name];
  const settle = () => {
    setTyped(undefined);
    setWrong(undefined);
  };
  const type = (text: string) => {
    setTyped(text);
    if (numberProblem(props.name, text)) return;
    setWrong(undefined);
    props.onSet(Number(text));
  };
  const end = (text: string) => {
    const problem = numberProblem(props.name, text);
    setWrong(problem);
    if (!problem) setTyped(undefined);
    props.onRest();
  };
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
          settle();
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
        aria-invalid={wrong() !== undefined}
        aria-describedby={wrong() && `${id}-wrong`}
        value={typed() ?? props.number}
        onInput={(event) => type(event.currentTarget.value)}
        onChange={(event) => end(event.currentTarget.value)}
      />
      <ResetButton
        of={props.label.toLowerCase()}
        onReset={
          props.onReset || wrong()
            ? () => {
                settle();
                props.onReset?.();
              }
            : undefined
        }
      />
      <Show when={wrong()}>
        <p id={`${id}-wrong`} class="pg-tb-wrong" role="alert">
          {wrong()}
        </p>
      </Show>
    </div>
  );
};
