import { createEffect, createSignal, ErrorBoundary, For, on, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { components } from '../components';
import { childrenOf } from '../protocol';
import type { Part } from './parts';
import type { AppModel, Mounted } from './workspace';

type PartViewProps = {
  id: number;
  model: AppModel;
  mounted: Mounted;
  /** Unique on the page. */
  prefix: string;
  /** May a person change it, where its author does not say? Without it: where it is an input, or no output. */
  interactive?: boolean;
};

/** One component of a mounted app, with those that it holds. */
export const PartView = (props: PartViewProps) => {
  const { description, listening, parts } = props.mounted;
  // Whether there is such a part never changes: the description has been checked.
  const part = parts.all[props.id];
  // A device that streams is an input, whatever its listener names.
  const isInput = description.listeners.some(
    ({ inputs, triggers, stream }) =>
      inputs.includes(props.id) || (stream && triggers.some(({ component }) => component === props.id)),
  );
  const isOutput = description.listeners.some(({ outputs }) => outputs.includes(props.id));
  const interactive = () => part?.properties().interactive ?? props.interactive ?? (isInput || !isOutput);
  createEffect(() => {
    if (part && interactive() && 'sources' in part.properties()) props.model.wantDevice(props.id);
  });
  const id = `${props.prefix}-${props.id}`;
  const [missing, setMissing] = createSignal<string>();
  createEffect(on([() => part?.value(), () => part?.properties()], () => setMissing()));
  part?.onAsk((words, focus) => {
    const frame = document.getElementById(id);
    if (!interactive() || !frame?.checkVisibility()) return false;
    setMissing(words);
    if (focus) frame.querySelector<HTMLElement>('.yc-content :is(input, select, button):enabled')?.focus();
    return true;
  });
  return (
    <Show when={part}>
      {(shown) => (
        <ErrorBoundary fallback={(thrown, retry) => <Undrawn of={shown()} thrown={thrown} onValue={retry} />}>
          <Dynamic
            component={components[shown().kind] as (typeof components)['json']}
            id={id}
            kind={shown().kind as 'json'}
            value={shown().value() as string | null}
            properties={shown().properties()}
            interactive={interactive()}
            stale={shown().stale()}
            missing={missing()}
            progress={shown().progress()}
            playback={shown().value() === null ? shown().playback() : undefined}
            capture={shown().device().capture}
            limit={shown().device().limit}
            seek={shown().seek()}
            unfold={shown().unfold()}
            listened={listening.eventsOf(props.id)}
            onInput={(value) => shown().input(value)}
            onEvent={(event, data) => {
              props.model.fire(props.id, event, data);
              // Enter in a field of a form submits the form.
              if (event === 'submit') props.model.submit();
            }}
          >
            <For each={childrenOf({ properties: shown().properties() })}>
              {(id) => <PartView id={id} model={props.model} mounted={props.mounted} prefix={props.prefix} />}
            </For>
          </Dynamic>
        </ErrorBoundary>
      )}
    </Show>
  );
};

/** The most of a text that is shown where it could not be drawn as what it is. */
const most = 100_000;

/** Stands in for a component that threw while it was drawn: why, and its value if that is text. The next value is drawn again. */
const Undrawn = (props: { of: Part; thrown: unknown; onValue(): void }) => {
  createEffect(on([() => props.of.value(), () => props.of.properties()], () => props.onValue(), { defer: true }));
  const name = () => props.of.properties().label ?? 'This output';
  const text = () => {
    const value = props.of.value();
    return typeof value === 'string' ? value.slice(0, most) : '';
  };
  return (
    <fieldset class="yc-component" data-yc-kind={props.of.kind} aria-label={name()}>
      <p class="yc-problem" role="alert">
        {name()} could not be drawn ({String(props.thrown)}).
        {text() && ' Its plain text is below.'}
      </p>
      <pre class="yc-undrawn">{text()}</pre>
    </fieldset>
  );
};
