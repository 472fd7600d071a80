import { createMemo, For, Show } from 'solid-js';
import { createPress } from '../components';
import type { AppState } from '../host';
import type { InterfaceLayout } from '../protocol';
import { say } from '../words';
import type { AppModel } from './app-model';
import type { Mounted } from './mounted';
import { PartView } from './PartView';

/** The form of an Interface: inputs, a button, outputs. */
export const Form = (props: { model: AppModel; mounted: Mounted; layout: InterfaceLayout; prefix: string }) => {
  const { layout } = props;
  const { inputs, outputs: all } = props.mounted.description.listeners[layout.listener] ?? noListener;
  const outputs = all.filter((id) => !inputs.includes(id));
  const busy = () => isBusy(props.model.state());

  const View = (of: { id: number; interactive: boolean }) => (
    <PartView
      id={of.id}
      interactive={of.interactive}
      model={props.model}
      mounted={props.mounted}
      prefix={props.prefix}
    />
  );

  const Actions = () => (
    <div class="yc-form-actions">
      <SubmitButton model={props.model} layout={layout} />
      <button type="button" class="yc-button" part="button" disabled={busy()} onClick={() => props.model.clear()}>
        {layout.clearLabel}
      </button>
    </div>
  );

  return (
    <form class="yc-form" onSubmit={(event) => event.preventDefault()}>
      <Show when={inputs.length > 0}>
        <div class="yc-inputs">
          <For each={inputs}>{(id) => <View id={id} interactive />}</For>
          <Actions />
        </div>
      </Show>
      <Show when={outputs.length > 0}>
        <div class="yc-outputs">
          <For each={outputs}>{(id) => <View id={id} interactive={false} />}</For>
          <Show when={inputs.length === 0}>
            <Actions />
          </Show>
        </div>
      </Show>
    </form>
  );
};

/** One button that submits, and then stops what it started. A live form submits itself and only needs Stop. */
const SubmitButton = (props: { model: AppModel; layout: InterfaceLayout }) => {
  const { submitLabel, stopLabel, live } = props.layout;
  const busy = () => isBusy(props.model.state());
  const label = createMemo(() => {
    if (props.model.state() === 'stopping') return say('Stopping…');
    return live || busy() ? stopLabel : submitLabel;
  });
  const press = createPress(busy, () => (busy() ? props.model.stop() : props.model.submit()));
  return (
    <button
      type="button"
      class="yc-button yc-button-primary"
      part="button submit"
      data-busy={busy() ? '' : undefined}
      disabled={props.model.state() === 'stopping' || (live && !busy())}
      onPointerDown={press.onDown}
      onClick={press.onClick}
    >
      {/* Every label takes up its space, so that nothing moves when the label changes. */}
      <span class="yc-button-label">{label()}</span>
      <For each={[submitLabel, stopLabel, say('Stopping…')]}>
        {(word) => <span class="yc-button-measure" data-label={word} aria-hidden="true" />}
      </For>
    </button>
  );
};

const noListener: { inputs: number[]; outputs: number[] } = { inputs: [], outputs: [] };

const isBusy = (state: AppState) => state === 'loading' || state === 'running' || state === 'stopping';
