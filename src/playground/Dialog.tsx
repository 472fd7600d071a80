import { createUniqueId, type JSX, onMount } from 'solid-js';
import './styles/dialog.css';

/** A modal dialog. The platform handles focus and Escape; a click outside closes it. */
export const Dialog = (props: { title: string; onClose(): void; children: JSX.Element }) => {
  const id = createUniqueId();
  let dialog!: HTMLDialogElement;
  onMount(() => dialog.showModal());
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does it, too
    <dialog
      ref={dialog}
      class="pg-dialog"
      aria-labelledby={id}
      onClose={() => props.onClose()}
      onClick={(event) => event.target === dialog && dialog.close()}
    >
      <div class="pg-dialog-box">
        <header>
          <h2 id={id}>{props.title}</h2>
          <button type="button" class="pg-quiet" aria-label="Close" onClick={() => dialog.close()}>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path d="M3 3l10 10M13 3L3 13" fill="none" stroke="currentColor" stroke-width="1.75" />
            </svg>
          </button>
        </header>
        {props.children}
      </div>
    </dialog>
  );
};
