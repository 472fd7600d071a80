import { createEffect, createSignal, ErrorBoundary, For, on, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { componentOf } from '../components';
import { childrenOf } from '../protocol';
import { say } from '../words';
import type { AppModel } from './app-model';
import type { Part } from './component-values';
import type { Mounted } from './mounted';

type PartViewProps = {
  id: number;
  model: AppModel;
  mounted: Mounted;
  /** Unique on the page. */
  prefix: string;
  /** May a person change it, if its author does not say? By default: if it is an input, or not an output. */
  interactive?: boolean;
};

/** One component of a mounted app, with its children. */
export const PartView = (props: PartViewProps) => {
  const { description, listening, parts } = props.mounted;
  // The description has been checked, so whether this part exists never changes.
  const part = parts.all[props.id];
  // A streaming device is an input, even if its listener does not list it as one.
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
  /** What it shows: its current value, or the one at the step that a person looks back at. */
  const seen = (held: Part) => props.model.past()?.[props.id] ?? held;
  const [missing, setMissing] = createSignal<string>();
  createEffect(on([() => part?.value(), () => part?.properties()], () => setMissing()));
  part?.onAsk((words) => {
    // Its own id may be the author's.
    const frame = props.model.root?.querySelector(`#${id}-label`)?.parentElement;
    if (!interactive() || !frame?.checkVisibility()) return undefined;
    setMissing(words);
    return frame;
  });
  return (
    <Show when={part}>
      {(shown) => (
        <ErrorBoundary fallback={(thrown, retry) => <Undrawn of={shown()} thrown={thrown} onValue={retry} />}>
          <Dynamic
            component={componentOf(shown().kind)}
            id={id}
            kind={shown().kind as 'json'}
            value={seen(shown()).value() as string | null}
            properties={seen(shown()).properties()}
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

/** The most characters of text to show for a component that could not be rendered. */
const most = 100_000;

/**
 * Replaces a component that threw while rendering: shows why, and its value if that is text. The next value tries
 * again.
 */
const Undrawn = (props: { of: Part; thrown: unknown; onValue(): void }) => {
  createEffect(on([() => props.of.value(), () => props.of.properties()], () => props.onValue(), { defer: true }));
  const name = () => props.of.properties().label ?? say('This output');
  const text = () => {
    const value = props.of.value();
    return typeof value === 'string' ? value.slice(0, most) : '';
  };
  return (
    <fieldset class="yc-component" data-yc-kind={props.of.kind} aria-label={name()}>
      <p class="yc-problem" role="alert">
        {say`${name()} could not be drawn (${String(props.thrown)}).`}
        {text() && ` ${say('Its plain text is below.')}`}
      </p>
      <pre class="yc-undrawn">{text()}</pre>
    </fieldset>
  );
};
