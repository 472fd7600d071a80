import { createUniqueId, For } from 'solid-js';
import { ResetButton } from './ResetButton';
import { fontProblem } from './theme-link';
import { createTypedValue } from './typed-value';
import { Wrong } from './Wrong';

/** Fonts of a theme: those of the device, by their names. */
export const FontField = (props: {
  label: string;
  fonts: string;
  suggestions: readonly string[];
  onSet(fonts: string): void;
  onRest(): void;
  onReset?: (() => void) | undefined;
}) => {
  const id = createUniqueId();
  const field = createTypedValue({
    problem: (text) => fontProblem(text.trim()),
    set: (text) => props.onSet(text.trim()),
    rest: () => props.onRest(),
    reset: () => props.onReset,
  });
  return (
    <div class="pg-tb-font">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        type="text"
        list={`${id}-fonts`}
        class="pg-tb-text"
        style={{ 'font-family': props.fonts }}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-invalid={field.wrong() !== undefined}
        aria-describedby={field.wrong() && field.wrongId}
        value={field.typed() ?? props.fonts}
        onInput={(event) => field.type(event.currentTarget.value)}
        onChange={(event) => field.end(event.currentTarget.value)}
      />
      <datalist id={`${id}-fonts`}>
        <For each={props.suggestions}>{(fonts) => <option value={fonts} />}</For>
      </datalist>
      <ResetButton of={props.label.toLowerCase()} onReset={field.reset()} />
      <Wrong of={field} />
    </div>
  );
};
