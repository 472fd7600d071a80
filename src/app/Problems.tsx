import { For, Show } from 'solid-js';
import type { Problem } from '../protocol';

/** What is wrong, with the place in the code. Whoever holds the code may listen for clicks on `.yc-location`. */
export const Problems = (props: { problems: readonly Problem[] }) => (
  <Show when={props.problems.length > 0}>
    <div class="yc-alert" role="alert">
      <For each={props.problems}>
        {(problem) => (
          <p class="yc-alert-line">
            <Show when={problem.title}>
              <strong class="yc-alert-title">{problem.title}</strong>{' '}
            </Show>
            <span class="yc-alert-text">{problem.message}</span>{' '}
            <Show when={problem.location}>
              {(place) => (
                <button type="button" class="yc-location">
                  {place().file}:{place().line}:{place().column}
                </button>
              )}
            </Show>
          </p>
        )}
      </For>
    </div>
  </Show>
);
