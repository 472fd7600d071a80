import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js';
import type { Playback, SaveFormat } from '../../media';
import { say } from '../../words';
import { aimOf, focused } from '../dom-tree';
import { saveFile } from '../files/saving';
import { fileNameOf } from './file-name';

type SaveMenuProps = {
  id: string;
  /** The name of the component, used as the file name. */
  name: string;
  playback: Playback;
  disabled: boolean;
  onSave(name: string): void;
  onProblem(problem: string | undefined): void;
};

/** Saves what has been loaded so far. If there are several formats, the user chooses one. */
export const SaveMenu = (props: SaveMenuProps) => {
  let menu!: HTMLDivElement;
  let opener!: HTMLButtonElement;
  const [formats, setFormats] = createSignal<readonly SaveFormat[]>();
  const [busy, setBusy] = createSignal(false);
  const close = () => setFormats();

  const work = async (doing: () => Promise<void>) => {
    if (busy()) return;
    const { playback } = props;
    setBusy(true);
    try {
      await doing();
      if (props.playback === playback) props.onProblem(undefined);
    } catch (error) {
      // A problem with one value does not apply to the next.
      if (props.playback !== playback) return;
      const failed =
        props.playback.element instanceof HTMLVideoElement
          ? say('The video could not be saved.')
          : say('The sound could not be saved.');
      props.onProblem(`${failed} ${error instanceof Error ? error.message : ''}`.trim());
    } finally {
      setBusy(false);
    }
  };
  const save = (playback: Playback, format: SaveFormat) =>
    work(async () => {
      const file = await playback.save(format);
      props.onSave(saveFile(file, fileNameOf(file, props.name, format)));
    });
  const open = async () => {
    const { playback } = props;
    let only: SaveFormat | undefined;
    await work(async () => {
      const found = await playback.saveFormats();
      if (found.length > 1) setFormats(found);
      else only = found[0];
    });
    if (only) await save(playback, only);
  };

  createEffect(() => {
    if (!formats()) return;
    // The formats may come late. Leave the focus to whoever has moved it meanwhile; WebKit focuses no button on click.
    const activeElement = focused();
    if (activeElement === opener || activeElement === document.body) {
      menu.querySelector<HTMLElement>('[role="group"] button')?.focus();
    }
    const onOutside = (event: PointerEvent) => {
      if (!menu.contains(aimOf(event) ?? menu)) close();
    };
    document.addEventListener('pointerdown', onOutside);
    onCleanup(() => document.removeEventListener('pointerdown', onOutside));
  });

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to events of its buttons
    <div
      ref={menu}
      class="yc-menu"
      on:focusout={({ relatedTarget }) => {
        // WebKit does not focus a button on click, and reports no other target.
        if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) close();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !formats()) return;
        event.stopPropagation();
        close();
        opener.focus();
      }}
    >
      <button
        ref={opener}
        type="button"
        class="yc-action"
        aria-expanded={formats() ? true : undefined}
        aria-controls={formats() ? `${props.id}-formats` : undefined}
        aria-busy={busy()}
        disabled={props.disabled}
        onClick={() => (formats() ? close() : void open())}
      >
        {busy() ? say('Saving…') : say('Download')}
      </button>
      <Show when={formats()}>
        {(found) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would claim the frame's legend
          <div class="yc-menu-list" id={`${props.id}-formats`} role="group" aria-label="Download as">
            <For each={found()}>
              {(format) => (
                <button
                  type="button"
                  class="yc-action"
                  onClick={() => {
                    close();
                    opener.focus();
                    void save(props.playback, format);
                  }}
                >
                  {format === 'original' ? say('Original') : format.toUpperCase()}
                </button>
              )}
            </For>
          </div>
        )}
      </Show>
    </div>
  );
};
