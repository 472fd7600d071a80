import { createUniqueId, For, onMount } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { componentOf } from '../../components';
import type { AppDescription } from '../../protocol';
import { language, say } from '../../words';
import type { PastRun } from './recording';
import { createSteps } from './steps';

const nobody: ReadonlySet<string> = new Set();

/** The last yields of two runs side by side, as their components show them. */
export const Compare = (props: { runs: readonly [PastRun, PastRun]; description: AppDescription; onClose(): void }) => {
  let dialog!: HTMLDialogElement;
  const prefix = `yc-${createUniqueId()}`;
  onMount(() => dialog.showModal());
  return (
    <dialog ref={dialog} class="yc-two-runs" aria-label="Two runs" onClose={() => props.onClose()}>
      <div class="yc-two-runs-beside">
        <For each={props.runs}>
          {(run, side) => {
            const steps = createSteps(run.recording, props.description);
            return (
              <section aria-label={side() === 0 ? say('First run') : say('Second run')}>
                <h2 class="yc-two-runs-title">
                  {run.inputs || say('No inputs')} <span>{run.began.toLocaleTimeString(language())}</span>
                </h2>
                <For each={steps.ids}>
                  {(id) => {
                    const component = props.description.components[id];
                    return (
                      component && (
                        <Dynamic
                          component={componentOf(component.kind)}
                          id={`${prefix}-${side()}-${id}`}
                          kind={component.kind as 'json'}
                          value={steps.valueAt(id, steps.count - 1) as string | null}
                          properties={component.properties as never}
                          interactive={false}
                          stale={false}
                          listened={nobody}
                          onInput={() => {}}
                          onEvent={() => {}}
                        />
                      )
                    );
                  }}
                </For>
              </section>
            );
          }}
        </For>
      </div>
      <button type="button" class="yc-button" onClick={() => dialog.close()}>
        Close
      </button>
    </dialog>
  );
};
