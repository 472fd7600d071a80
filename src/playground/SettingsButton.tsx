import { createSignal, createUniqueId, Show } from 'solid-js';
import { lazily } from '../app';
import type { Preferences } from './preferences';

const Settings = lazily(
  () => import('./Settings').then((module) => module.Settings),
  () => <p>The settings could not be loaded. Check the connection, then load the page again.</p>,
);

/** Opens the settings. */
export const SettingsButton = (props: { preferences: Preferences }) => {
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  let button!: HTMLButtonElement;
  let panel!: HTMLElement;
  return (
    <>
      <button
        ref={button}
        type="button"
        class="yc-button pg-settings-button"
        popovertarget={id}
        aria-expanded={open()}
        aria-label="Settings"
        title="Settings"
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M1 4h7m4 0h3M1 12h3m4 0h7" />
          <circle cx="10" cy="4" r="2" />
          <circle cx="6" cy="12" r="2" />
        </svg>
      </button>
      <section
        ref={panel}
        id={id}
        class="pg-settings"
        popover="auto"
        aria-label="Settings"
        onBeforeToggle={(event) => {
          if (event.newState === 'open') panel.style.top = `${button.getBoundingClientRect().bottom + 6}px`;
        }}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        <Show when={open()}>
          <Settings preferences={props.preferences} />
        </Show>
      </section>
    </>
  );
};
