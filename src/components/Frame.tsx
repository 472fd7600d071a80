import { children, type JSX, Show } from 'solid-js';
import type { ComponentProps } from './contract';
import { controlId, infoId, labelId, nameOf, problemId } from './naming';

type FrameProps = {
  /** The component's own props. */
  of: ComponentProps;
  /** The label names one control, whose id is `controlId(of)`; without it the label names the group alone. */
  labelsControl?: boolean;
  /** Small buttons beside the label. */
  actions?: JSX.Element;
  /** What is wrong, as a sentence. */
  problem?: string | null;
  children: JSX.Element;
};

/**
 * What all components share: a fieldset with the label as its legend, a line of help, the content, and a sentence where
 * something is wrong. A fieldset, since its legend names it, and a label within that legend still names the control.
 */
export const Frame = (props: FrameProps) => {
  const actions = children(() => props.actions);
  return (
    <Show when={props.of.properties.visible !== false}>
      <fieldset
        id={props.of.id}
        class={`yc-component yc-${props.of.kind}`}
        data-yc-kind={props.of.kind}
        data-interactive={props.of.interactive ? '' : undefined}
        aria-describedby={props.of.properties.info && !props.labelsControl ? infoId(props.of) : undefined}
      >
        <legend class="yc-legend" id={labelId(props.of)}>
          <Show when={props.labelsControl} fallback={nameOf(props.of)}>
            <label for={controlId(props.of)}>{nameOf(props.of)}</label>
          </Show>
        </legend>
        <Show when={actions()}>
          <div class="yc-tools">{actions()}</div>
        </Show>
        <Show when={props.of.properties.info}>
          <p class="yc-info" id={infoId(props.of)}>
            {props.of.properties.info}
          </p>
        </Show>
        <div class="yc-content" data-stale={props.of.stale ? '' : undefined}>
          {props.children}
        </div>
        <Show when={props.problem}>
          <p class="yc-problem" id={problemId(props.of)} role="alert">
            {props.problem}
          </p>
        </Show>
      </fieldset>
    </Show>
  );
};

/** Stands where there is no value to show. */
export const Nothing = (props: { children?: JSX.Element }) => (
  <p class="yc-nothing">{props.children ?? 'Nothing yet.'}</p>
);
