import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { type Draft, draftTitle } from './drafts';
import { examples } from './gallery';
import type { Opened } from './session';

/**
 * The examples, and the drafts that a person left for something else. Each is a link to a fragment of this page, so
 * that opening one has a single path, and going back works.
 */
export const GalleryPicker = (props: { opened: Opened | undefined; drafts: readonly Draft[] }) => {
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  let button!: HTMLButtonElement;
  let panel!: HTMLElement;

  /** Below its button, and within the page: it is as wide as `gallery.css` says. */
  const place = () => {
    const { left, bottom } = button.getBoundingClientRect();
    panel.style.top = `${bottom + 6}px`;
    panel.style.left = `${Math.max(8, Math.min(left, innerWidth - (innerWidth < 768 ? 352 : 656)))}px`;
  };
  const current = (name: string) => props.opened?.type === 'example' && props.opened.example.name === name;

  return (
    <>
      <button ref={button} type="button" class="pg-picker" popovertarget={id} aria-expanded={open()}>
        <span class="pg-picker-label">Gallery</span> <span class="pg-picker-name">{nameOf(props.opened)}</span>
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
        onClick={(event) => event.target instanceof Element && event.target.closest('a') && panel.hidePopover()}
      >
        <ul>
          <For each={examples}>
            {(example) => (
              <li>
                <a href={`#example=${example.name}`} aria-current={current(example.name) ? 'true' : undefined}>
                  <span class="pg-gallery-title">{example.title}</span>
                  <span class="pg-gallery-about">{example.description}</span>
                </a>
              </li>
            )}
          </For>
        </ul>
        <Show when={open() && props.drafts.length > 0}>
          <h2 class="pg-gallery-heading">Your drafts</h2>
          <ul>
            <For each={props.drafts}>
              {(draft) => (
                <li>
                  <a href={`#draft=${draft.id}`}>
                    <span class="pg-gallery-title pg-gallery-code">{draftTitle(draft.source)}</span>
                    <time class="pg-gallery-about" datetime={new Date(draft.savedAt).toISOString()}>
                      {when(draft.savedAt)}
                    </time>
                  </a>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </nav>
    </>
  );
};

const nameOf = (opened: Opened | undefined) => {
  switch (opened?.type) {
    case 'example':
      return opened.example.title;
    case 'link':
      return 'From a link';
    case 'draft':
      return 'Your draft';
    default:
      return '';
  }
};

const when = (time: number) => {
  const sameDay = new Date(time).toDateString() === new Date().toDateString();
  const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  return new Intl.DateTimeFormat(undefined, sameDay ? clock : { day: 'numeric', month: 'short', ...clock }).format(
    time,
  );
};
