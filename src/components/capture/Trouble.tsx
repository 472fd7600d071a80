import { Show } from 'solid-js';
import type { CaptureProblem, CaptureState } from '../../media';

/** Where trying once more leads nowhere: the page would have to be another one, or the browser. */
const lasting: ReadonlySet<CaptureProblem['reason']> = new Set(['insecure', 'unsupported']);

/** What is wrong with a device, and the way on. It stands where a component's other problems do. */
export const Trouble = (props: { state: CaptureState; onAgain(): void }) => (
  <Show when={props.state.problem}>
    {(problem) => (
      <div class="yc-problem yc-trouble">
        <p class="yc-trouble-words" role="alert">
          {problem().message}
        </p>
        <Show when={props.state.phase === 'off' && !lasting.has(problem().reason)}>
          <button type="button" class="yc-action yc-framed" onClick={() => props.onAgain()}>
            Try again
          </button>
        </Show>
      </div>
    )}
  </Show>
);
