import { Show } from 'solid-js';
import type { Workspace } from '../app';
import { ConsolePanel } from './console-panel';
import { modKey } from './keys';

/** The app that the code makes, with the console below it. */
export const OutputPane = (props: {
  workspace: Workspace;
  started: boolean;
  onLocate(line: number, column: number): void;
}) => {
  /** A place that the app names, as `main.ts:7:11`, leads there. */
  const followPlace = (event: MouseEvent) => {
    const place = event.target instanceof Element ? event.target.closest('.yc-location') : null;
    const [, line, column] = /:(\d+):(\d+)$/.exec(place?.textContent?.trim() ?? '') ?? [];
    if (line && column) props.onLocate(Number(line), Number(column));
  };
  return (
    <section class="pg-output">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the places within are buttons, which keys press too */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only listens for them */}
      <div class="pg-stage" onClick={followPlace}>
        <Show when={!props.started}>
          <div class="pg-empty">
            <svg class="pg-empty-scale" viewBox="0 0 240 48" width="240" height="48" aria-hidden="true">
              <circle cx="8" cy="24" r="6" />
              <path d="M28 6v36M44 14v20M60 14v20M76 14v20M92 14v20M108 6v36M124 14v20M140 14v20M156 14v20M172 14v20M188 6v36M204 14v20M220 14v20M236 14v20" />
            </svg>
            <p>
              Press <strong>Run</strong>, or <kbd>{modKey}</kbd> <kbd>Enter</kbd>, to see every yield here.
            </p>
          </div>
        </Show>
        <props.workspace.View />
      </div>
      <ConsolePanel
        lines={props.workspace.console()}
        onClear={props.workspace.clearConsole}
        onLocate={props.onLocate}
      />
    </section>
  );
};
