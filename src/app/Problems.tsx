import { For, Show } from 'solid-js';
import { mostOfMessage, type Problem, shorten } from '../protocol';
import { say } from '../words';

/** The most problems to show; more would push the app off the page. */
const most = 20;

/** The problems, with their places in the code. A page that shows the code can listen for clicks on `.yc-location`. */
export const Problems = (props: { problems: readonly Problem[] }) => (
  <div class="yc-alert" role="alert">
    <For each={props.problems.slice(0, most)}>
      {(problem) => (
        <p class="yc-alert-line">
          <Show when={problem.title}>
            <strong class="yc-alert-title">{shorten(problem.title ?? '', mostOfMessage)}</strong>{' '}
          </Show>
          <span class="yc-alert-text">{shorten(problem.message, mostOfMessage)}</span>{' '}
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
    <Show when={props.problems.length > most}>
      <p class="yc-alert-line">{say`and ${props.problems.length - most} more`}</p>
    </Show>
  </div>
);
