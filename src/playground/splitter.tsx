import { createSignal } from 'solid-js';

const least = 25;
const most = 75;
const key = 'yieldcast:split';

/** The editor's share of the width, in percent. Stored across visits. */
export const createSplit = () => {
  const [share, setShare] = createSignal(readShare());
  return {
    share,
    set(next: number) {
      setShare(Math.min(Math.max(next, least), most));
      try {
        localStorage.setItem(key, String(Math.round(share())));
      } catch {
        // Without storage, it lasts as long as the page.
      }
    },
  };
};

const readShare = () => {
  try {
    const kept = Number(localStorage.getItem(key));
    return kept >= least && kept <= most ? kept : 50;
  } catch {
    return 50;
  }
};

/** The divider between editor and app. Drag it, or move it with the arrow keys. */
export const Splitter = (props: { share: number; onChange(share: number): void }) => {
  const byKey = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 10 : 2;
    const next: Record<string, number> = {
      ArrowLeft: props.share - step,
      ArrowRight: props.share + step,
      Home: least,
      End: most,
    };
    const share = next[event.key];
    if (share === undefined) return;
    event.preventDefault();
    props.onChange(share);
  };
  const byPointer = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const panes = event.currentTarget.parentElement;
    if (!panes || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { left, width } = panes.getBoundingClientRect();
    props.onChange(((event.clientX - left) / width) * 100);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be moved; a separator that has the focus can.
    <div
      class="pg-splitter"
      role="separator"
      tabindex="0"
      aria-label="Width of the editor"
      aria-orientation="vertical"
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={Math.round(props.share)}
      onKeyDown={byKey}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={byPointer}
      onDblClick={() => props.onChange(50)}
    />
  );
};
