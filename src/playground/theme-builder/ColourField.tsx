import { createUniqueId, Show } from 'solid-js';
import { hexOf } from '../../protocol';
import { ResetButton } from './ResetButton';
import { said } from './theme-link';
import { createTypedValue } from './typed-value';
import { Wrong } from './Wrong';

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
  const field = createTypedValue({
    problem: (text) =>
      hexOf(text) === undefined
        ? `${said(text)} is no colour. Write one, such as #7c3aed or rebeccapurple.`
        : undefined,
    set: (text) => props.onSet(hexOf(text) as string),
    rest: () => props.onRest(),
    reset: () => props.onReset,
  });
  return (
    <div class="pg-tb-colour">
      <label for={id}>{props.label}</label>
      <input
        type="color"
        value={props.hex}
        aria-label={`Pick ${props.name}`}
        onInput={(event) => {
          field.settle();
          props.onSet(event.currentTarget.value);
        }}
        onChange={() => props.onRest()}
      />
      <input
        id={id}
        type="text"
        class="pg-tb-text pg-tb-code"
        aria-label={props.name}
        aria-invalid={field.wrong() !== undefined}
        aria-describedby={field.wrong() ? field.wrongId : props.origin ? `${id}-origin` : undefined}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        value={field.typed() ?? props.hex}
        onInput={(event) => field.type(event.currentTarget.value)}
        onChange={(event) => field.end(event.currentTarget.value)}
      />
      <ResetButton of={props.name} onReset={field.reset()} />
      <Show when={props.origin}>
        <small id={`${id}-origin`} class="pg-tb-origin">
          {props.origin}
        </small>
      </Show>
      <Wrong of={field} />
    </div>
  );
};
