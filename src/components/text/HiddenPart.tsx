import { Show } from 'solid-js';
import { say } from '../../words';
import { renderable } from './long-text';

/** Tells how much of a text is shown, if it is too long to render completely. */
export const HiddenPart = (props: { length: number }) => (
  <Show when={props.length > renderable}>
    <p class="yc-hidden-part">{say`The first ${renderable} of ${props.length} characters are shown.`}</p>
  </Show>
);
