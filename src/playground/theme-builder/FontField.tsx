import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { ResetButton } from './ResetButton';
import { fontProblem } from './theme-link';

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
  const [typed, setTyped] = createSignal<string>();
  const [wrong, setWrong] = createSignal<string>();
  const type = (text: string) => {
    setTyped(text);
    if (fontProblem(text.trim())) return;
    setWrong(undefined);
    props.onSet(text.trim());
  };
  const end = (text: string) => {
    const problem = fontProblem(text.trim());
    setWrong(problem);
    if (!problem) setTyped(undefined);
    props.onRest();
  };
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
        aria-invalid={wrong() !== undefined}
        aria-describedby={wrong() && `${id}-wrong`}
        value={typed() ?? props.fonts}
        onInput={(event) => type(event.currentTarget.value)}
        onChange={(event) => end(event.currentTarget.value)}
      />
      <datalist id={`${id}-fonts`}>
        <For each={props.suggestions}>{(fonts) => <option value={fonts} />}</For>
      </datalist>
      <ResetButton
        of={props.label.toLowerCase()}
        onReset={
          props.onReset || wrong()
            ? () => {
                setTyped(undefined);
                setWrong(undefined);
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
