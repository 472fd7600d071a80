import { createSignal, onCleanup, Show } from 'solid-js';
import type { Shared } from './share';

/** How long "Link copied" stays, in milliseconds. */
const noteTime = 4000;

/** Copies a link to the code. Where the clipboard is refused, it shows the link, selected, to be copied by hand. */
export const createShare = (share: () => Promise<Shared>) => {
  const [note, setNote] = createSignal<{ text: string; link?: string }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const run = async () => {
    clearTimeout(timer);
    try {
      const { copied, link } = await share();
      setNote(copied ? { text: 'Link copied' } : { text: 'Copy this link:', link });
      if (copied) timer = setTimeout(() => setNote(undefined), noteTime);
    } catch (error) {
      setNote({ text: error instanceof Error ? error.message : String(error) });
      timer = setTimeout(() => setNote(undefined), 2 * noteTime);
    }
  };
  return { note, run, close: () => setNote(undefined) };
};

export type Share = ReturnType<typeof createShare>;

export const ShareButton = (props: { share: Share }) => (
  <div class="pg-share">
    <button
      type="button"
      class="yc-button"
      title="Save, and copy a link to this code (Mod-S)"
      onClick={() => void props.share.run()}
    >
      Share
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
