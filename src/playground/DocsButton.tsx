import { onCleanup, onMount, Show } from 'solid-js';
import { lazily } from '../app';

const Docs = lazily(
  () => import('./docs/Docs').then((module) => module.Docs),
  () => <p class="pg-cards-none">The docs could not be loaded. Check the connection, then load the page again.</p>,
);

/** Where the docs are open: at a name of the API, or at the start. */
export type DocsPlace = { name?: string };

/** Opens the docs beside the code, which stays editable. F1 opens them at the list of keys. */
export const DocsButton = (props: {
  at: DocsPlace | undefined;
  onAt(at: DocsPlace | undefined): void;
  onExample(fragment: string): void;
}) => {
  let button!: HTMLButtonElement;
  let drawer: HTMLElement | undefined;
  const close = () => {
    props.onAt(undefined);
    button.focus();
  };
  const byKey = (event: KeyboardEvent) => {
    if (event.key !== 'F1' || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    props.onAt({ name: 'keys' });
  };
  onMount(() => addEventListener('keydown', byKey));
  onCleanup(() => removeEventListener('keydown', byKey));

  return (
    <>
      <button
        ref={button}
        type="button"
        class="yc-button pg-settings-button pg-docs-button"
        aria-expanded={props.at !== undefined}
        aria-label="Docs"
        title="Docs (F1 lists the keys)"
        onClick={() => (props.at ? close() : props.onAt({}))}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M8 3.5C6 2 3.5 2 1.5 2.5v10C3.5 12 6 12 8 13.5c2-1.5 4.5-1.5 6.5-1v-10C12.5 2 10 2 8 3.5zm0 0v10" />
        </svg>
      </button>
      <Show when={props.at} keyed>
        {(opened) => (
          <aside
            ref={(element) => {
              drawer = element;
            }}
            class="pg-docs"
            aria-label="Docs"
            onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && close()}
          >
            <Docs
              at={opened.name}
              onExample={(fragment) => {
                // On a phone, the drawer would cover the example.
                if (drawer && drawer.clientWidth > innerWidth * 0.8) props.onAt(undefined);
                props.onExample(fragment);
              }}
            >
              <a href="./docs/" target="_blank" rel="noopener" title="Read as pages">
                <span class="pg-unseen">Read as pages</span>
                <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                  <path d="M9 2.5h4.5V7M13.5 2.5L7.5 8.5M6 3.5H2.5v10h10V10" />
                </svg>
              </a>
              <button type="button" class="pg-quiet" aria-label="Close the docs" onClick={close}>
                <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                  <path d="M3 3l10 10M13 3L3 13" />
                </svg>
              </button>
            </Docs>
          </aside>
        )}
      </Show>
    </>
  );
};
