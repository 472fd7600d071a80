import { children, createMemo, type JSX, lazy, Show, Suspense } from 'solid-js';
import type { ComponentProps } from './contract';
import { controlId, describedBy, infoId, labelId, nameOf, problemId } from './naming';
import { createHiding, placeOf } from './place';

/** Loaded with the first wait, not with the page. */
const Progress = lazy(async () => ({ default: (await import('./Progress')).Progress }));

type FrameProps = {
  /** The component's own props. */
  of: ComponentProps;
  /** The label names one control, whose id is `controlId(of)`; without it the label names the group alone. */
  labelsControl?: boolean;
  /** The events of the content that listeners hear of: that focus comes and goes, and what keys are let go in a field. */
  tells?: 'focus' | 'keys';
  /** What a person copies of the content is told. */
  copies?: boolean;
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
  const problem = () => props.problem ?? props.of.missing;
  const hiding = createHiding(() => props.of.properties.visible !== false);
  // Most outputs never wait long enough to need it.
  const hasWaited = createMemo<boolean>((before) => before || props.of.progress !== undefined, false);
  // From one part of the content to another is neither in nor out.
  const cross = (event: FocusEvent & { currentTarget: Element }, name: 'focus' | 'blur') => {
    const other = event.relatedTarget;
    if (props.tells && !(other instanceof Node && event.currentTarget.contains(other))) props.of.onEvent(name);
  };
  const onKeyUp = (event: KeyboardEvent & { target: Element }) => {
    const { target, key } = event;
    if (props.tells === 'keys' && target.matches('input, textarea, select'))
      props.of.onEvent('keyUp', { key, value: (target as HTMLInputElement).value });
  };
  const onCopy = (event: ClipboardEvent & { target: Element }) => {
    const { selectionStart: start, selectionEnd: end, value } = event.target as HTMLTextAreaElement;
    const copied = typeof start === 'number' ? value.slice(start, end) : String(getSelection());
    if (props.copies && copied) props.of.onEvent('copy', { value: copied });
  };
  return (
    <fieldset
      ref={hiding.ref}
      id={props.of.id}
      hidden={hiding.hidden()}
      style={placeOf(props.of.properties)}
      class={`yc-component yc-${props.of.kind}`}
      data-yc-kind={props.of.kind}
      data-interactive={props.of.interactive ? '' : undefined}
      data-missing={props.of.missing ? '' : undefined}
      aria-describedby={props.labelsControl ? undefined : describedBy(props.of, props.problem)}
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
      {/* Places that stand all the time: where a fieldset's children come and go, Chromium leaves others without boxes. */}
      <div class="yc-progress">
        <Show when={hasWaited()}>
          <Suspense>
            <Progress progress={props.of.progress} name={nameOf(props.of)} />
          </Suspense>
        </Show>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears what its controls do */}
      <div
        class="yc-content"
        data-stale={props.of.stale ? '' : undefined}
        onFocusIn={(event) => cross(event, 'focus')}
        onFocusOut={(event) => cross(event, 'blur')}
        onKeyUp={onKeyUp}
        on:copy={onCopy}
      >
        {props.children}
      </div>
      <div class="yc-problem-place">
        <Show when={problem()}>
          <p class="yc-problem" id={problemId(props.of)} role="alert">
            {problem()}
          </p>
        </Show>
      </div>
    </fieldset>
  );
};

/** Stands where there is no value to show. */
export const Nothing = (props: { children?: JSX.Element }) => (
  <p class="yc-nothing">{props.children ?? 'Nothing yet.'}</p>
);
