import { createSignal, onMount, Show } from 'solid-js';
import { type Collected, collectResults, type Sketch, type Workspace } from '../../app';
import { sizeOf } from './sizes';

/** Lets a person choose which results an export includes. `onChoice` gets them as JSON, or nothing. */
export const ResultsToPack = (props: {
  workspace: Workspace;
  sketch: Sketch;
  onChoice(results: string | undefined): void;
}) => {
  const [found, setFound] = createSignal<Collected>();
  const [chosen, setChosen] = createSignal({ last: false, examples: false });
  onMount(async () => {
    // If this part of the page is missing, `onMissingPart` reports it, and exports go without results.
    const collected = await collectResults(props.workspace, props.sketch).catch(() => undefined);
    setFound(collected);
  });
  const last = () => {
    const { last } = found() ?? {};
    return typeof last === 'object' ? last : undefined;
  };
  const whyNot = () => {
    const { last } = found() ?? {};
    return typeof last === 'string' ? last : '';
  };
  const choose = (changed: Partial<ReturnType<typeof chosen>>) => {
    const next = setChosen((before) => ({ ...before, ...changed }));
    const parts = [
      ...(next.last ? [`"last":${last()?.json}`] : []),
      ...(next.examples ? [`"examples":${found()?.examples?.json}`] : []),
    ];
    props.onChoice(parts.length > 0 ? `{${parts.join()}}` : undefined);
  };
  return (
    <section>
      <h3>Results</h3>
      <label class="pg-dialog-choice">
        <input
          type="checkbox"
          disabled={!last()}
          checked={chosen().last}
          onChange={({ currentTarget }) => choose({ last: currentTarget.checked })}
        />
        <span>
          Include the last run<Show when={last()}>{(of) => ` (${sizeOf(of().size)})`}</Show>
          <small>{whyNot() || 'Visitors see what the app shows now, with what you entered, before they run it.'}</small>
        </span>
      </label>
      {/* There from the start, because what came later would move the buttons below under the pointer. */}
      <label class="pg-dialog-choice">
        <input
          type="checkbox"
          disabled={!found()?.examples}
          checked={chosen().examples}
          onChange={({ currentTarget }) => choose({ examples: currentTarget.checked })}
        />
        <span>
          Include kept results of examples
          <Show when={found()?.examples} fallback={<small>None is kept in this browser.</small>}>
            {(examples) => (
              <>
                {` (${sizeOf(examples().size)})`}
                <small>
                  {examples().included.length} of {examples().of}: an example with a result shows it without running.
                </small>
              </>
            )}
          </Show>
        </span>
      </label>
    </section>
  );
};
