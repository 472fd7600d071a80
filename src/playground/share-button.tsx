import { createSignal, onCleanup, Show } from 'solid-js';
import { modKey } from './keys';
import type { Shared } from './share';

/** How long “Link copied” stays, in milliseconds. */
const noteTime = 4000;

/** Copies a link to the code. If the browser refuses the clipboard, shows the link, selected, to copy by hand. */
export const createShare = (share: () => Promise<Shared>) => {
  const [note, setNote] = createSignal<{ text: string; link?: string }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const refuse = (error: unknown) => {
    setNote({ text: error instanceof Error ? error.message : String(error) });
    timer = setTimeout(() => setNote(undefined), 2 * noteTime);
  };
  const run = async () => {
    clearTimeout(timer);
    try {
      const { copied, link } = await share();
      setNote(copied ? { text: 'Link copied' } : { text: 'Copy this link:', link });
      if (copied) timer = setTimeout(() => setNote(undefined), noteTime);
    } catch (error) {
      refuse(error);
    }
  };
  return { note, run, refuse, close: () => setNote(undefined) };
};

export type Share = ReturnType<typeof createShare>;

export const ShareButton = (props: { share: Share; onOpen(): void }) => (
  <div class="pg-share">
    <button
      type="button"
      class="yc-button"
      title={`Links, codes and snippets (${modKey} S copies the link)`}
      aria-haspopup="dialog"
      onClick={() => props.onOpen()}
    >
      <svg class="pg-button-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d="M8 10V2M5 4.5L8 1.5l3 3M4 7H3v7h10V7h-1" />
      </svg>
      <span class="pg-button-label">Share</span>
    </button>
    <div class="pg-share-note" aria-live="polite" data-shown={props.share.note() !== undefined}>
      <Show when={props.share.note()}>
        {(note) => (
          <>
            <span>{note().text}</span>
            <Show when={note().link}>{(link) => <Link link={link()} onClose={props.share.close} />}</Show>
          </>
        )}
      </Show>
    </div>
  </div>
);

const Link = (props: { link: string; onClose(): void }) => (
  <span class="pg-share-link">
    <input
      ref={(field) => queueMicrotask(() => field.select())}
      readOnly
      aria-label="Link to this code"
      value={props.link}
      onKeyDown={(event) => event.key === 'Escape' && props.onClose()}
    />
    <button type="button" class="pg-quiet" onClick={() => props.onClose()}>
      Close
    </button>
  </span>
);
