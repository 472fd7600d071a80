import { createEffect, Match, on, Show, Switch } from 'solid-js';
import type { AppState, Workspace } from '../app';
import type { Location } from '../protocol';
import { ConsolePanel } from './ConsolePanel';
import type { createConsole } from './console-lines';
import { modKey } from './keys';
import { isBusy } from './toolbar';

/** The app that the code makes, with the console below it. */
export const OutputPane = (props: {
  workspace: Workspace;
  console: ReturnType<typeof createConsole>;
  /** Whether the app does not match the code. */
  stale: boolean;
  /** Whether something plays muted because the user has not asked for sound yet. */
  hushed: boolean;
  onSound(): void;
  /** What the code may do, if somebody else wrote it. */
  about?: string | undefined;
  onLocate(place: Location): void;
}) => {
  /** Goes to the place in the code that the app mentions, such as `main.ts:7:11`. */
  const followPlace = (event: MouseEvent) => {
    const place = event.target instanceof Element ? event.target.closest('.yc-location') : null;
    const [, file, line, column] = /^(.+):(\d+):(\d+)$/.exec(place?.textContent?.trim() ?? '') ?? [];
    if (file) props.onLocate({ file, line: Number(line), column: Number(column) });
  };
  let stage!: HTMLDivElement;
  // On a phone, the output is below the form.
  const bringIntoView = () => {
    // Do not scroll away from somebody who types in a live form or moves its slider.
    if (innerWidth >= 800 || stage.querySelector(':is(input, textarea):focus')) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    stage.querySelector('.yc-outputs')?.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
  };
  createEffect(on(props.workspace.state, (state) => state === 'running' && bringIntoView(), { defer: true }));

  return (
    <section class="pg-output">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the places within are buttons, which keys press too */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only listens for them */}
      <div ref={stage} class="pg-stage" data-stale={props.stale ? '' : undefined} onClick={followPlace}>
        <props.workspace.View />
        <Show when={!props.workspace.description()}>
          <EmptyStage state={props.workspace.state()} about={props.about} />
        </Show>
        <Show when={props.hushed}>
          <p class="pg-hushed">
            It plays without sound.
            <button type="button" class="yc-button" onClick={() => props.onSound()}>
              Turn on sound
            </button>
          </p>
        </Show>
      </div>
      <ConsolePanel lines={props.console.lines()} onClear={props.console.clear} onLocate={props.onLocate} />
    </section>
  );
};

/** Fills the output pane while there is no app to show: says why, and what to do. */
const EmptyStage = (props: { state: AppState; about?: string | undefined }) => (
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
