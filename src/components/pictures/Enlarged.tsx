import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import type { ImageWire } from '../../protocol';
import { say } from '../../words';
import { treeOf } from '../dom-tree';
import { Icon } from '../media/Icon';
import { Picture } from './Picture';
import { createZoom } from './zoom';

export type EnlargedProps = {
  image: ImageWire;
  name: string;
  /** What this picture shows; defaults to the name. */
  caption?: string;
  /** If there are several pictures: goes to the previous (-1) or the next (1). */
  onTurn?: ((by: 1 | -1) => void) | undefined;
  /** If the picture can be saved here: saves it. */
  onSave?: (() => void) | undefined;
  /** Whether it may fill the screen; `true` by default. */
  canFill?: boolean;
  onClose(): void;
};

/** A picture fitted to the window, in a native dialog, where the user can zoom and pan it. */
export const Enlarged = (props: EnlargedProps) => {
  let dialog!: HTMLDialogElement;
  let screen!: HTMLDivElement;
  let stage!: HTMLDivElement;
  let content!: HTMLDivElement;
  const zoom = createZoom(() => ({ stage, content }));
  const [full, setFull] = createSignal(false);
  const look = () => setFull(treeOf(screen).fullscreenElement === screen);
  onMount(() => {
    dialog.showModal();
    document.addEventListener('fullscreenchange', look);
    onCleanup(() => document.removeEventListener('fullscreenchange', look));
  });
  // A page can forbid this; then nothing changes. The dialog element itself cannot go full screen.
  const toggleFull = () => void (full() ? document.exitFullscreen() : screen.requestFullscreen()).catch(() => {});
  const turn = (by: 1 | -1) => {
    zoom.reset();
    props.onTurn?.(by);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : undefined;
    if (zoom.press(event)) event.preventDefault();
    else if (by && props.onTurn) {
      event.preventDefault();
      turn(by);
    }
  };
  return (
    <dialog ref={dialog} class="yc-enlarged" aria-label={props.name} onClose={props.onClose} onKeyDown={onKeyDown}>
      {/* Takes the focus when the user clicks beside the buttons, so that keys still arrive here. */}
      <div ref={screen} class="yc-enlarged-screen" tabindex="-1">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and buttons can do all that a double click does */}
        <div
          ref={stage}
          class="yc-enlarged-stage"
          data-zoomed={zoom.scale() > 1 ? '' : undefined}
          onDblClick={zoom.toggle}
          onDragStart={(event) => event.preventDefault()}
        >
          <div ref={content} class="yc-enlarged-picture">
            <Picture image={props.image} name={props.caption ?? props.name} />
          </div>
        </div>
        <div class="yc-enlarged-bar">
          <span class="yc-enlarged-caption">{props.caption ?? props.name}</span>
          <Show when={props.onTurn}>
            <button type="button" class="yc-action" onClick={() => turn(-1)}>
              Previous
            </button>
            <button type="button" class="yc-action" onClick={() => turn(1)}>
              Next
            </button>
          </Show>
          <button
            type="button"
            class="yc-action"
            aria-label="Zoom out"
            title="Zoom out (−)"
            aria-disabled={zoom.scale() <= 1}
            onClick={zoom.zoomOut}
          >
            −
          </button>
          <button
            type="button"
            class="yc-action yc-enlarged-scale"
            aria-label={say`Zoom ${Math.round(zoom.scale() * 100)}%. Fit to the window`}
            title="Fit to the window (0)"
            onClick={zoom.reset}
          >
            {Math.round(zoom.scale() * 100)}%
          </button>
          <button type="button" class="yc-action" aria-label="Zoom in" title="Zoom in (+)" onClick={zoom.zoomIn}>
            +
          </button>
          <Show when={document.fullscreenEnabled && props.canFill !== false}>
            <button
              type="button"
              class="yc-action"
              aria-label="Full screen"
              title="Full screen"
              aria-pressed={full()}
              onClick={toggleFull}
            >
              <Icon shape="full" />
            </button>
          </Show>
          <Show when={props.onSave}>
            <button type="button" class="yc-action" onClick={() => props.onSave?.()}>
              Download
            </button>
          </Show>
          <button type="button" class="yc-action" autofocus onClick={() => dialog.close()}>
            Close
          </button>
        </div>
      </div>
    </dialog>
  );
};
