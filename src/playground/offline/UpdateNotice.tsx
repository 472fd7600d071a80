import { Show } from 'solid-js';
import type { Update } from './service';

const words = {
  waiting: 'A new version of Yieldcast is ready.',
  failed:
    'A new version of Yieldcast could not be downloaded completely. You keep this one; the next visit tries again.',
  elsewhere: 'Another tab has moved to a new version of Yieldcast. This one goes on as it is.',
};

/** Asks before a new version takes over. The live region has no `status` role: the page's status is that of the app. */
export const UpdateNotice = (props: {
  update: Update | undefined;
  running: boolean;
  onTake(): void;
  onPutOff(): void;
}) => (
  <div class="pg-update" aria-live="polite">
    <Show when={props.update}>
      {(update) => (
        <div class="pg-update-note">
          <p>
            {words[update()]}
            <Show when={update() !== 'failed'}>
              {props.running ? ' Updating ends the run; your code is saved.' : ' Your code is saved first.'}
            </Show>
          </p>
          <Show when={update() !== 'failed'}>
            <button type="button" class="yc-button yc-button-primary" onClick={() => props.onTake()}>
              Update
            </button>
          </Show>
          <button type="button" class="yc-button" onClick={() => props.onPutOff()}>
            {update() === 'failed' ? 'OK' : 'Later'}
          </button>
        </div>
      )}
    </Show>
  </div>
);
