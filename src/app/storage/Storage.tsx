import { createSignal, For, onMount, Show } from 'solid-js';
import { language, say } from '../../words';
import { results } from '../kept-results';
import { history } from '../timeline/kept-history';
import { ago, inBytes, type KeptApp, keptApps } from './kept-apps';
import './storage.css';

/** Shows what this browser keeps for every sketch of the site, and lets a person clear it. */
export const Storage = (props: { onClose(): void }) => {
  let dialog!: HTMLDialogElement;
  const [apps, setApps] = createSignal<readonly KeptApp[]>();
  const [closed, setClosed] = createSignal(false);
  const look = () =>
    results.list().then(
      (all) => setApps(keptApps(all)),
      () => setClosed(true),
    );
  const [wrong, setWrong] = createSignal<string>();
  const [persisted, setPersisted] = createSignal(false);
  const total = () => apps()?.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
  onMount(() => {
    dialog.showModal();
    void look();
    navigator.storage?.persisted?.().then(setPersisted, () => {});
  });

  const clear = async (cleared: readonly KeptApp[]) => {
    setWrong();
    await Promise.all([
      results.remove(cleared.flatMap(({ entries }) => entries)),
      ...cleared.map(({ identity }) => history.clear(identity)),
    ]).catch(() => setWrong(say('This browser did not let the page clear that. Try again.')));
    await look();
    dialog.querySelector<HTMLElement>('.yc-storage-foot > button:last-child')?.focus();
  };
  /** Asks for persistent storage. Called only when a person asks for it, since the browser may prompt them. */
  const persist = async () => {
    const granted = await navigator.storage.persist().catch(() => false);
    setPersisted(granted);
    if (!granted)
      setWrong(
        say('This browser keeps results only as long as it has room. Install the app or bookmark it to change that.'),
      );
  };
  return (
    <dialog ref={dialog} class="yc-storage" aria-labelledby="yc-storage-title" onClose={() => props.onClose()}>
      <h2 id="yc-storage-title" class="yc-storage-title">
        Kept in this browser
      </h2>
      <Show when={!closed()} fallback={<p>This browser’s storage is closed to this page: nothing is kept.</p>}>
        <Show
          when={apps()?.length}
          fallback={<p>{apps() === undefined ? say('Looking…') : say('No results are kept.')}</p>}
        >
          <div class="yc-storage-scroll">
            <table class="yc-storage-table">
              <thead>
                <tr>
                  <th scope="col">App</th>
                  <th scope="col">Entries</th>
                  <th scope="col">Size</th>
                  <th scope="col">Last used</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                <For each={apps()}>
                  {(app) => (
                    <tr>
                      <th scope="row">{app.name}</th>
                      <td>{app.entries.length.toLocaleString(language())}</td>
                      <td>{inBytes(app.bytes)}</td>
                      <td>{ago(app.usedAt)}</td>
                      <td>
                        <button
                          type="button"
                          class="yc-action"
                          aria-label={say`Clear ${app.name}`}
                          onClick={() => clear([app])}
                        >
                          Clear
                        </button>
                      </td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
        </Show>
      </Show>
      <Show when={wrong()}>
        <p class="yc-problem" role="alert">
          {wrong()}
        </p>
      </Show>
      <div class="yc-storage-foot">
        <Show when={apps()?.length}>
          <button type="button" class="yc-button" onClick={() => clear(apps() ?? [])}>
            {say`Clear all (${inBytes(total())})`}
          </button>
        </Show>
        <Show
          when={!persisted()}
          fallback={<p class="yc-storage-note">The browser keeps this even when it runs short of room.</p>}
        >
          <Show when={navigator.storage?.persist}>
            <button type="button" class="yc-button" onClick={persist}>
              Keep even when room is short
            </button>
          </Show>
        </Show>
        <button type="button" class="yc-button" onClick={() => dialog.close()}>
          Close
        </button>
      </div>
    </dialog>
  );
};
