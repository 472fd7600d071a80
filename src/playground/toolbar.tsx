import { Show } from 'solid-js';
import type { AppState } from '../app';
import { Brand } from './brand';
import type { Draft } from './drafts';
import { GalleryPicker } from './gallery-picker';
import { modKey } from './keys';
import type { Opened } from './session';
import { type Share, ShareButton } from './share-button';

export type Face = 'code' | 'output';

export const Toolbar = (props: {
  state: AppState;
  opened: Opened | undefined;
  drafts: readonly Draft[];
  share: Share;
  face: Face;
  onFace(face: Face): void;
  onRun(): void;
  onStop(): void;
}) => {
  const face = (name: Face, label: string) => (
    <button type="button" aria-pressed={props.face === name} onClick={() => props.onFace(name)}>
      {label}
    </button>
  );
  return (
    <header class="pg-bar">
      <Brand />
      <GalleryPicker opened={props.opened} drafts={props.drafts} />
      {/* biome-ignore lint/a11y/useSemanticElements: two switches, not the fields of a form */}
      <div class="pg-faces" role="group" aria-label="Show">
        {face('code', 'Code')}
        {face('output', 'Output')}
      </div>
      <ShareButton share={props.share} />
      {/* One button under two names, so that the focus stays where it is and nothing moves. */}
      <button
        type="button"
        class="yc-button pg-run"
        classList={{ 'yc-button-primary': !isBusy(props.state) }}
        disabled={!props.opened}
        aria-disabled={props.state === 'stopping'}
        title={isBusy(props.state) ? `${modKey} .` : `${modKey} Enter`}
        onClick={(event) => {
          // The second half of a double click is not meant for Stop, which has just taken Run's place.
          if (event.detail > 1) return;
          if (isBusy(props.state)) props.onStop();
          else props.onRun();
        }}
      >
        <span class="pg-run-icon" data-icon={isBusy(props.state) ? 'stop' : 'run'} aria-hidden="true" />
        <Show when={isBusy(props.state)} fallback="Run">
          Stop
        </Show>
      </button>
    </header>
  );
};

/** Is there anything to stop, or being stopped? */
export const isBusy = (state: AppState) => state === 'loading' || state === 'running' || state === 'stopping';
