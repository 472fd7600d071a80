import { Show } from 'solid-js';
import { type AppState, createPress } from '../app';
import { DocsButton, type DocsPlace } from './DocsButton';
import type { Draft } from './drafts';
import { GalleryPicker } from './GalleryPicker';
import { modKey } from './keys';
import type { Preferences } from './preferences';
import { SettingsButton } from './SettingsButton';
import type { Opened } from './session';
import { type Share, ShareButton } from './share-button';
import { Title } from './Title';

export type Face = 'code' | 'output';

export const Toolbar = (props: {
  state: AppState;
  opened: Opened | undefined;
  drafts: readonly Draft[];
  share: Share;
  title: string;
  onRename(title: string): void;
  onSketches(): void;
  onShare(): void;
  onExport(): void;
  preferences: Preferences;
  docs: DocsPlace | undefined;
  onDocs(at: DocsPlace | undefined): void;
  face: Face;
  onFace(face: Face): void;
  onPick(fragment: string): void;
  onRun(): void;
  onStop(): void;
}) => {
  const press = createPress(
    () => isBusy(props.state),
    () => (isBusy(props.state) ? props.onStop() : props.onRun()),
  );
  const face = (name: Face, label: string) => (
    <button type="button" aria-pressed={props.face === name} onClick={() => props.onFace(name)}>
      {label}
    </button>
  );
  return (
    <header class="pg-bar">
      <Brand />
      <GalleryPicker opened={props.opened} drafts={props.drafts} onPick={props.onPick} onSketches={props.onSketches} />
      <Title title={props.title} onRename={props.onRename} />
      {/* biome-ignore lint/a11y/useSemanticElements: two switches, not the fields of a form */}
      <div class="pg-faces" role="group" aria-label="Show">
        {face('code', 'Code')}
        {face('output', 'Output')}
      </div>
      <ShareButton share={props.share} onOpen={props.onShare} />
      <button
        type="button"
        class="yc-button"
        title="Take it along: a file, a folder, or the whole site"
        aria-haspopup="dialog"
        onClick={() => props.onExport()}
      >
        <svg class="pg-button-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M8 2v8M5 7.5l3 3 3-3M2.5 11v3h11v-3" />
        </svg>
        <span class="pg-button-label">Export</span>
      </button>
      <DocsButton at={props.docs} onAt={props.onDocs} onExample={props.onPick} />
      <SettingsButton preferences={props.preferences} />
      {/* One button with two labels, so that it keeps the focus and nothing moves. */}
      <button
        type="button"
        class="yc-button pg-run"
        classList={{ 'yc-button-primary': !isBusy(props.state) }}
        disabled={!props.opened}
        aria-disabled={props.state === 'stopping'}
        title={isBusy(props.state) ? `${modKey} .` : `${modKey} Enter`}
        onPointerDown={press.onDown}
        onClick={press.onClick}
      >
        <span class="pg-run-icon" data-icon={isBusy(props.state) ? 'stop' : 'run'} aria-hidden="true" />
        <Show when={isBusy(props.state)} fallback="Run">
          Stop
        </Show>
      </button>
    </header>
  );
};

/** Whether a run is loading, running or stopping. */
export const isBusy = (state: AppState) => state === 'loading' || state === 'running' || state === 'stopping';

/** The logo: a dot that casts, and its yields as ticks on a scale. */
const Brand = () => (
  <h1 class="pg-brand">
    <svg class="pg-mark" viewBox="0 0 32 20" width="32" height="20" aria-hidden="true">
      <circle class="pg-mark-dot" cx="5" cy="10" r="4" />
      <path class="pg-mark-ticks" d="M13 2v16M18 5v10M23 7v6M28 8.5v3" />
    </svg>
    <span class="pg-wordmark">yieldcast</span>
  </h1>
);
