import { createEffect, For, Show } from 'solid-js';
import { say } from '../../words';
import { focused } from '../dom-tree';
import { openerId, type TabEntry } from './tab-list';
import './steps.css';

/**
 * The steps of a Walkthrough in a row. Those before the current one can be gone back to; those after it cannot be pressed,
 * as in Gradio: the app goes on to them.
 */
export const Steps = (props: {
  entries: readonly TabEntry[];
  open: TabEntry | undefined;
  label: string | undefined;
  onChoose(entry: TabEntry): void;
}) => {
  const shown = () => props.entries.filter((entry) => entry.visible());
  const at = () => shown().indexOf(props.open as TabEntry);
  // What was pressed to go on goes out of sight with its step: the focus goes on, too, so that the new step is read out.
  createEffect((before: TabEntry | undefined) => {
    const { open } = props;
    if (before && open !== before && before.panel()?.contains(focused())) open?.panel()?.focus({ preventScroll: true });
    return open;
  });
  return (
    <nav class="yc-walk" aria-label={props.label || say('Steps')}>
      <p class="yc-walk-title" aria-hidden="true">
        <span>{say`${at() + 1} of ${shown().length}`}</span> {props.open?.label()}
      </p>
      <ol class="yc-steps">
        <For each={shown()}>
          {(entry, index) => {
            const isCurrent = () => index() === at();
            const isDone = () => index() < at();
            return (
              <li class="yc-step" data-done={isDone() ? '' : undefined}>
                <button
                  type="button"
                  id={openerId(entry)}
                  aria-current={isCurrent() ? 'step' : undefined}
                  disabled={index() > at() || !entry.enabled()}
                  onClick={() => props.onChoose(entry)}
                >
                  <span class="yc-step-mark" aria-hidden="true">
                    <Show when={isDone()} fallback={index() + 1}>
                      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
                        <path d="m3 8.5 3.5 3.5L13 5" fill="none" stroke="currentColor" stroke-width="2" />
                      </svg>
                    </Show>
                  </span>
                  <span class="yc-step-name">{entry.label()}</span>
                  <Show when={isDone()}>
                    <span class="yc-step-done">{say('Done')}</span>
                  </Show>
                </button>
              </li>
            );
          }}
        </For>
      </ol>
    </nav>
  );
};
