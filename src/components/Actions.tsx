import { createEffect, createMemo, createSignal, For, on } from 'solid-js';
import { say } from '../words';
import type { ComponentProps } from './contract';
import { createHiding } from './place';
import { createPress } from './press';

const stopping = () => say('Stopping…');

/**
 * The buttons of a form that stands within another app: one that submits, and then stops what it started, and Clear. A
 * live form submits itself and only needs Stop. Its run shows its progress on this component, which tells when it is on.
 */
export const Actions = (props: ComponentProps<'actions'>) => {
  const [state, setState] = createSignal<'pressed' | 'stopping'>();
  createEffect(on([() => props.progress !== undefined], ([goes]) => goes || setState()));
  const busy = () => state() !== undefined || props.progress !== undefined;
  const words = () => ({
    submit: props.properties.submitLabel ?? say('Submit'),
    stop: props.properties.stopLabel ?? say('Stop'),
  });
  const label = createMemo(() => {
    if (state() === 'stopping') return stopping();
    return props.properties.live || busy() ? words().stop : words().submit;
  });
  const press = createPress(busy, () => {
    if (busy()) {
      // What has not begun is dropped at once.
      setState(props.progress ? 'stopping' : undefined);
      props.onEvent('stop');
    } else {
      setState('pressed');
      props.onEvent('submit');
    }
  });
  const hiding = createHiding(props);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: it has a name only when it has the role
    <div
      ref={hiding.ref}
      id={props.id}
      class="yc-form-actions"
      data-yc-kind="actions"
      role={props.properties.label ? 'group' : undefined}
      aria-label={props.properties.label || undefined}
      hidden={hiding.hidden()}
    >
      <button
        type="button"
        class="yc-button yc-button-primary"
        data-busy={busy() ? '' : undefined}
        disabled={state() === 'stopping' || (props.properties.live && !busy())}
        onPointerDown={press.onDown}
        onClick={press.onClick}
      >
        {/* Every label takes up its space, so that nothing moves when the label changes. */}
        <span class="yc-button-label">{label()}</span>
        <For each={[words().submit, words().stop, stopping()]}>
          {(word) => <span class="yc-button-measure" data-label={word} aria-hidden="true" />}
        </For>
      </button>
      <button type="button" class="yc-button" disabled={busy()} onClick={() => props.onEvent('clear')}>
        {props.properties.clearLabel ?? say('Clear')}
      </button>
    </div>
  );
};
