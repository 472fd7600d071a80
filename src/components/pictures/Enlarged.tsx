import { onMount, Show } from 'solid-js';
import type { ImageWire } from '../../protocol';
import { Picture } from './Picture';

type EnlargedProps = {
  image: ImageWire;
  name: string;
  /** What this picture shows; the name where nothing is said. */
  caption?: string;
  /** Where there are several: goes to the one before (-1) or after (1). */
  onTurn?(by: 1 | -1): void;
  onClose(): void;
};

/** A picture as large as the window allows, in the platform's own dialog. */
export const Enlarged = (props: EnlargedProps) => {
  let dialog!: HTMLDialogElement;
  onMount(() => dialog.showModal());
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : undefined;
    if (!by || !props.onTurn) return;
    event.preventDefault();
    props.onTurn(by);
  };
  return (
    <dialog
      ref={dialog}
      class="yc-enlarged"
      aria-label={props.name}
      onClose={props.onClose}
      onKeyDown={onKeyDown}
      onClick={(event) => event.target === dialog && dialog.close()}
    >
      <div class="yc-enlarged-picture">
        <Picture image={props.image} name={props.caption ?? props.name} />
      </div>
      <div class="yc-enlarged-bar">
        <span class="yc-enlarged-caption">{props.caption ?? props.name}</span>
        <Show when={props.onTurn}>
          <button type="button" class="yc-action" onClick={() => props.onTurn?.(-1)}>
            Previous
          </button>
          <button type="button" class="yc-action" onClick={() => props.onTurn?.(1)}>
            Next
          </button>
        </Show>
        <button type="button" class="yc-action" autofocus onClick={() => dialog.close()}>
          Close
        </button>
      </div>
    </dialog>
  );
};
