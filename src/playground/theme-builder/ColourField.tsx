import { createSignal, createUniqueId, Show } from 'solid-js';
import { hexOf } from '../../protocol';
import { ResetButton } from './ResetButton';
import { said } from './theme-link';

/** A colour in one scheme: to pick, or to type in any form that CSS knows. */
export const ColourField = (props: {
  /** What it is the colour of, such as “Primary, light”. */
  name: string;
  label: string;
  hex: string;
  /** Where the colour comes from, if the theme has none of its own. */
  origin?: string | undefined;
  onSet(hex: string): void;
  onRest(): void;
  onReset?: (() => void) | undefined;
}) => {
  const id = createUniqueId();
  /** What is being typed, which may not be a colour yet. */
  const [typed, setTyped] = createSignal<string>();
  const [wrong, setWrong] = createSignal<string>();
  const type = (text: string) => {
    setTyped(text);
    const hex = hexOf(text);
    if (!hex) return;
    setWrong(undefined);
    props.onSet(hex);
  };
  const end = (text: string) => {
    const isColour = hexOf(text) !== undefined;
    setWrong(isColour ? undefined : `${said(text)} is no colour. Write one, such as #7c3aed or rebeccapurple.`);
    if (isColour) setTyped(undefined);
    props.onRest();
  };
  const settle = () => {
    setTyped(undefined);
    setWrong(undefined);
  };
  return (
    <div class="pg-tb-colour">
      <label for={id}>{props.label}</label>
      <input
        type="color"
        value={props.hex}
        aria-label={`Pick ${props.name}`}
        onInput={(event) => {
          settle();
          props.onSet(event.currentTarget.value);
        }}
        onChange={() => props.onRest()}
      />
      <input
        id={id}
        type="text"
        class="pg-tb-text pg-tb-code"
        aria-label={props.name}
        aria-invalid={wrong() !== undefined}
        aria-describedby={wrong() ? `${id}-wrong` : props.origin ? `${id}-origin` : undefined}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        value={typed() ?? props.hex}
        onInput={(event) => type(event.currentTarget.value)}
        onChange={(event) => end(event.currentTarget.value)}
      />
      <ResetButton
        of={props.name}
        onReset={
          props.onReset || wrong()
            ? () => {
                settle();
                props.onReset?.();
              }
            : undefined
        }
      />
      <Show when={props.origin}>
        <small id={`${id}-origin`} class="pg-tb-origin">
          {props.origin}
        </small>
      </Show>
      <Show when={wrong()}>
        <p id={`${id}-wrong`} class="pg-tb-wrong" role="alert">
          {wrong()}
        </p>
      </Show>
    </div>
  );
};
