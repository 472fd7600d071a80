import { Show } from 'solid-js';
import type { TypedValue } from './typed-value';

/** What is wrong with what was typed. */
export const Wrong = (props: { of: TypedValue }) => (
  <Show when={props.of.wrong()}>
    <p id={props.of.wrongId} class="pg-tb-wrong" role="alert">
      {props.of.wrong()}
    </p>
  </Show>
);
