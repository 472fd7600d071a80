import { Match, Show, Switch } from 'solid-js';
import type { AppState } from '../app';
import { modKey } from './keys';
import { isBusy } from './toolbar';

/** Fills the output pane while there is no app to show: says why, and what to do. */
export const EmptyStage = (props: { state: AppState; about?: string | undefined }) => (
  <div class="pg-empty" data-state={props.state}>
    <svg class="pg-empty-scale" viewBox="0 0 240 48" width="240" height="48" aria-hidden="true">
      <circle cx="8" cy="24" r="6" />
      <path d="M28 6v36M44 14v20M60 14v20M76 14v20M92 14v20M108 6v36M124 14v20M140 14v20M156 14v20M172 14v20M188 6v36M204 14v20M220 14v20M236 14v20" />
    </svg>
    <p>
      <Switch
        fallback={
          <>
            Press <strong>Run</strong>, or <kbd>{modKey}</kbd> <kbd>Enter</kbd>, to see every yield here.
          </>
        }
      >
        <Match when={isBusy(props.state)}>
          The code is loading. Press <strong>Stop</strong> to end this.
        </Match>
        <Match when={props.state === 'stopped'}>
          It was stopped before it had loaded. Press <strong>Run</strong> to start again.
        </Match>
        <Match when={props.state === 'error'}>
          The code could not be loaded. See why below, then press <strong>Run</strong> again.
        </Match>
      </Switch>
    </p>
    <Show when={props.state === 'idle' && props.about}>
      <p>{props.about}</p>
    </Show>
  </div>
);
