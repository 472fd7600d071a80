import { type Accessor, createMemo, createUniqueId, For, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { components, Prose } from '../components';
import type { AppState } from '../host';
import { Examples } from './Examples';
import { Problems } from './Problems';
import type { Part } from './parts';
import { Status } from './Status';
import type { AppModel, Mounted } from './workspace';

/** A mounted app: what it says of itself, its form, how it stands, and what is wrong. */
export const App = (props: { model: AppModel; shown: Accessor<boolean> }) => (
  <Show when={props.shown()}>
    <section class="yc-app" data-yc="app" data-state={props.model.state()} aria-label="App">
      <Show when={props.model.mounted()} keyed>
        {(mounted) => <Interface model={props.model} mounted={mounted} />}
      </Show>
      <Status model={props.model} />
      <Problems problems={props.model.problems()} />
      <Show when={props.model.mounted()} keyed>
        {(mounted) => (
          <>
            <Examples mounted={mounted} />
            <Show when={mounted.description.layout.article}>
              {(article) => <Prose class="yc-article" text={article()} />}
            </Show>
          </>
        )}
      </Show>
    </section>
  </Show>
);

const Interface = (props: { model: AppModel; mounted: Mounted }) => {
  const { layout, listeners } = props.mounted.description;
  const prefix = createUniqueId();
  const parts = props.mounted.parts.all;
  const called = listeners[layout.listener] ?? { inputs: [], outputs: [] };
  const inputs = called.inputs.flatMap((id) => parts[id] ?? []);
  const outputs = called.outputs.filter((id) => !called.inputs.includes(id)).flatMap((id) => parts[id] ?? []);
  const busy = () => isBusy(props.model.state());

  const View = (of: { part: Part; interactive: boolean }) => (
    <Dynamic
      component={components[of.part.kind] as (typeof components)['json']}
      id={`yc-${prefix}-${of.part.id}`}
      kind={of.part.kind as 'json'}
      value={of.part.value() as string | null}
      properties={of.part.properties()}
      interactive={of.part.properties().interactive ?? of.interactive}
      stale={of.part.stale()}
      onInput={(value) => of.part.input(value)}
      onSubmit={() => !busy() && props.model.submit()}
    />
  );

  const Actions = () => (
    <div class="yc-form-actions">
      <SubmitButton model={props.model} submit={layout.submitLabel} stop={layout.stopLabel} />
      <button type="button" class="yc-button" disabled={busy()} onClick={() => props.model.clear()}>
        {layout.clearLabel}
      </button>
    </div>
  );

  return (
    <>
      <Show when={layout.title || layout.description}>
        <header class="yc-app-head">
          <Show when={layout.title}>
            <h2 class="yc-app-title">{layout.title}</h2>
          </Show>
          <Show when={layout.description}>
            {(description) => <Prose class="yc-app-description" text={description()} />}
          </Show>
        </header>
      </Show>
      <form class="yc-form" onSubmit={(event) => event.preventDefault()}>
        <Show when={inputs.length > 0}>
          <div class="yc-inputs">
            <For each={inputs}>{(part) => <View part={part} interactive />}</For>
            <Actions />
          </div>
        </Show>
        <Show when={outputs.length > 0}>
          <div class="yc-outputs">
            <For each={outputs}>{(part) => <View part={part} interactive={false} />}</For>
            <Show when={inputs.length === 0}>
              <Actions />
            </Show>
          </div>
        </Show>
      </form>
    </>
  );
};

/** One button in one place: it submits, and stops what it began. */
const SubmitButton = (props: { model: AppModel; submit: string; stop: string }) => {
  const label = createMemo(() => {
    const state = props.model.state();
    if (state === 'stopping') return 'Stopping…';
    return isBusy(state) ? props.stop : props.submit;
  });
  const press = (event: MouseEvent) => {
    // The second half of a double click is not meant for the button that has just taken this one's place.
    if (event.detail > 1) return;
    if (isBusy(props.model.state())) props.model.stop();
    else props.model.submit();
  };
  return (
    <button
      type="button"
      class="yc-button yc-button-primary"
      data-busy={isBusy(props.model.state()) ? '' : undefined}
      disabled={props.model.state() === 'stopping'}
      onClick={press}
    >
      {/* Both words hold the place, so that nothing moves when one gives way to the other. */}
      <span class="yc-button-label">{label()}</span>
      <For each={[props.submit, props.stop, 'Stopping…']}>
        {(word) => <span class="yc-button-measure" data-label={word} aria-hidden="true" />}
      </For>
    </button>
  );
};

const isBusy = (state: AppState) => state === 'loading' || state === 'running' || state === 'stopping';
