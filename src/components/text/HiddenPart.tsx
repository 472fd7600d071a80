import { Show } from 'solid-js';
import { countOf, renderable } from './long-text';

/** Says how much of a text is left out, where it is too long to be rendered. */
export const HiddenPart = (props: { length: number }) => (
  <Show when={props.length > renderable}>
    <p class="yc-hidden-part">
      The first {countOf(renderable)} of {countOf(props.length)} characters are shown.
    </p>
  </Show>
);
