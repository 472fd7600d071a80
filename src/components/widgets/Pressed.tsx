import { type JSX, Show } from 'solid-js';
import type { ComponentProps } from '../contract';
import { infoId, problemId } from '../naming';
import { createHiding, placeOf } from '../place';

/** The frame of a button that does something by itself: the button, its help, and what went wrong. */
export const Pressed = (props: { of: ComponentProps; problem?: string | undefined; children: JSX.Element }) => {
  const hiding = createHiding(props.of);
  const problem = () => props.problem ?? props.of.missing;
  return (
    <div
      ref={hiding.ref}
      id={props.of.id}
      class="yc-press"
      data-yc-kind={props.of.kind}
      hidden={hiding.hidden()}
      style={placeOf(props.of.properties)}
    >
      {props.children}
      <Show when={props.of.properties.info}>
        <p class="yc-info" id={infoId(props.of)}>
          {props.of.properties.info}
        </p>
      </Show>
      <Show when={problem()}>
        <p class="yc-problem" id={problemId(props.of)} role="alert">
          {problem()}
        </p>
      </Show>
    </div>
  );
};
