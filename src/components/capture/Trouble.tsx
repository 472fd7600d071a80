import { Show } from 'solid-js';
import type { CaptureProblem, CaptureState } from '../../media';

/** Problems that trying again cannot solve: they need another page or browser. */
const lasting: ReadonlySet<CaptureProblem['reason']> = new Set(['insecure', 'unsupported']);

/** A problem with a device, and how to go on. Shown where a component's other problems are. */
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
