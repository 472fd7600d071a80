import { createSignal, createUniqueId, onCleanup, onMount, Show } from 'solid-js';
import { lazily } from '../app';
import type { Draft } from './drafts';
import type { Opened } from './session';

/** Loaded when the gallery is first opened. */
const GalleryCards = lazily(
  () => import('./GalleryCards').then((module) => module.GalleryCards),
  () => <p class="pg-cards-none">The gallery could not be loaded. Check the connection, then load the page again.</p>,
  () => <p class="pg-cards-none">Loading the gallery…</p>,
);

/** The button that opens the gallery, and the panel with its cards. Mod-K opens it too. */
export const GalleryPicker = (props: {
  opened: Opened | undefined;
  drafts: readonly Draft[];
  onSketches(): void;
  /** The user has clicked an example or a draft. */
  onPick(fragment: string): void;
}) => {
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  let button!: HTMLButtonElement;
  let panel!: HTMLElement;

  /** Places the panel below its button. `gallery.css` sets its width, so that it fits the page. */
  const place = () => {
    panel.style.top = `${button.getBoundingClientRect().bottom + 6}px`;
  };
  const current = () => (props.opened?.type === 'example' ? props.opened.example.name : undefined);
  const byKey = (event: KeyboardEvent) => {
    if (event.key !== 'k' || event.metaKey === event.ctrlKey || event.altKey || event.shiftKey) return;
    if (event.defaultPrevented) return;
    event.preventDefault();
    panel.togglePopover();
  };
  onMount(() => addEventListener('keydown', byKey));
  onCleanup(() => removeEventListener('keydown', byKey));

  return (
    <>
      <button ref={button} type="button" class="pg-picker" popovertarget={id} aria-expanded={open()}>
        <span class="pg-picker-label">Gallery</span>
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys press the links within too */}
      <nav
        ref={panel}
        id={id}
        class="pg-gallery"
        popover="auto"
        aria-label="Gallery"
        onBeforeToggle={(event) => event.newState === 'open' && place()}
        onToggle={(event) => setOpen(event.newState === 'open')}
        onClick={(event) => {
          const link = event.target instanceof Element && event.target.closest('a');
          // The click opens a new tab, and nothing here.
          if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
          panel.hidePopover();
          props.onPick(link.hash);
        }}
      >
        <Show when={open()}>
          <GalleryCards
            current={current()}
            drafts={props.drafts}
            onSketches={() => {
              panel.hidePopover();
              props.onSketches();
            }}
            // On touch screens, the focus would bring up the keyboard.
            onField={(field) => matchMedia('(pointer: fine)').matches && queueMicrotask(() => field.focus())}
          />
        </Show>
      </nav>
    </>
  );
};
