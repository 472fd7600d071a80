import { children, createMemo, type JSX, Show } from 'solid-js';
import { say } from '../words';
import type { ComponentProps } from './contract';
import { lazily } from './lazily';
import { accessibleName, controlId, describedBy, infoId, labelId, problemId } from './naming';
import { createHiding, placeOf } from './place';

/** Loaded on the first wait, not with the page. */
const Progress = lazily(() => import('./Progress').then((module) => module.Progress));

type FieldProps = {
  /** The component's own props. */
  of: ComponentProps;
  /** The label names one control, whose id is `controlId(of)`. Otherwise it names the whole group. */
  labelsControl?: boolean;
  /** Which events of the content to report: focus and blur, or also the keys released in a field (`keyUp`). */
  tells?: 'focus' | 'keys';
  /** Report what the user copies from the content. */
  copies?: boolean;
  /** Small buttons beside the label. */
  actions?: JSX.Element;
  /** The current problem, as a sentence. */
  problem?: string | null;
  children: JSX.Element;
};

/**
 * The frame all components share: a fieldset with the label as its legend, a line of help, the content, and a sentence
 * about the current problem. The legend of a fieldset names it, and a label inside that legend still names the control.
 */
export const Field = (props: FieldProps) => {
  const actions = children(() => props.actions);
  const problem = () => props.problem ?? props.of.missing;
  const hiding = createHiding(props.of);
  // Most outputs never wait long enough to need this.
  const hasWaited = createMemo<boolean>((before) => before || props.of.progress !== undefined, false);
  // Moving focus within the content counts as neither entering nor leaving it.
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
      part="component"
      data-yc-kind={props.of.kind}
      data-interactive={props.of.interactive ? '' : undefined}
      data-unnamed={props.of.properties.label ? undefined : ''}
      data-missing={props.of.missing ? '' : undefined}
      data-label-hidden={props.of.properties.showLabel === false ? '' : undefined}
      aria-describedby={props.labelsControl ? undefined : describedBy(props.of, props.problem)}
    >
      <legend class="yc-legend" part="label" id={labelId(props.of)}>
        <Show when={props.labelsControl} fallback={accessibleName(props.of)}>
          <label for={controlId(props.of)}>{accessibleName(props.of)}</label>
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
      {/* Always rendered: when children of a fieldset come and go, Chromium leaves siblings without boxes. */}
      <div class="yc-progress">
        <Show when={hasWaited()}>
          <Progress progress={props.of.progress} name={accessibleName(props.of)} />
        </Show>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it listens to events of its controls */}
      <div
        class="yc-content"
        data-stale={props.of.stale ? '' : undefined}
        on:focusin={(event) => cross(event, 'focus')}
        on:focusout={(event) => cross(event, 'blur')}
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

/** Whether the author asks for a button; `undefined` if they leave it to the component. */
export const offers = ({ properties }: { properties: { buttons?: readonly string[] } }, name: string) =>
  properties.buttons?.includes(name);

/** A placeholder for a missing value. */
export const Nothing = (props: { children?: JSX.Element }) => (
  <p class="yc-nothing">{props.children ?? say('Nothing yet.')}</p>
);
