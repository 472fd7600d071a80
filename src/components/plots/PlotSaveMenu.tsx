import { createSignal, For, Show } from 'solid-js';
import { say } from '../../words';

export type PlotFormat = 'png' | 'svg' | 'csv';

/** Saves a plot in the format that a person picks. */
export const PlotSaveMenu = (props: {
  id: string;
  formats: readonly PlotFormat[];
  disabled: boolean;
  onSave(format: PlotFormat): void;
}) => {
  let menu!: HTMLDivElement;
  let opener!: HTMLButtonElement;
  const [isOpen, setOpen] = createSignal(false);
  const onAway = (event: FocusEvent) => {
    if (!(event.relatedTarget instanceof Node && menu.contains(event.relatedTarget))) setOpen(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the list from any of its buttons
    <div
      ref={menu}
      class="yc-menu"
      on:focusout={onAway}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen()) return;
        event.stopPropagation();
        setOpen(false);
        opener.focus();
      }}
    >
      <button
        ref={opener}
        type="button"
        class="yc-action"
        aria-expanded={isOpen() ? true : undefined}
        aria-controls={isOpen() ? `${props.id}-formats` : undefined}
        disabled={props.disabled}
        onClick={() => setOpen(!isOpen())}
      >
        {say('Download')}
      </button>
      <Show when={isOpen()}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would claim the frame's legend */}
        <div class="yc-menu-list" id={`${props.id}-formats`} role="group" aria-label="Download as">
          <For each={props.formats}>
            {(format) => (
              <button
                type="button"
                class="yc-action"
                // Safari gives buttons no focus: the press alone would close the list.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => {
                  setOpen(false);
                  opener.focus();
                  props.onSave(format);
                }}
              >
                {format.toUpperCase()}
              </button>
            )}
          </For>
        </div>
      </Show>
    </div>
  );
};
