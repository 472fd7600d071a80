import { createSignal, onMount, Show } from 'solid-js';
import type { Sketch, Workspace } from '../../app';
import { Dialog } from '../Dialog';
import { download } from '../download';
import type { KeepEverything } from '../offline';
import { folderZip } from './folder';
import { oneFile } from './one-file';
import { prepare } from './prepare';
import { ResultsToPack } from './ResultsToPack';
import { megabytes, sizeOf } from './sizes';
import { plainName } from './zip-entries';

/** Ways to export the app, or to store the whole site for offline use. */
export const ExportDialog = (props: {
  sketch: Sketch;
  title: string;
  workspace: Workspace;
  everything: KeepEverything | undefined;
  onClose(): void;
}) => {
  const [busy, setBusy] = createSignal<'file' | 'folder'>();
  const [said, setSaid] = createSignal('');
  const [problem, setProblem] = createSignal('');
  let results: string | undefined;

  const make = async (form: 'file' | 'folder') => {
    if (busy()) return;
    setBusy(form);
    setSaid('');
    setProblem('');
    try {
      const prepared = await prepare(props.sketch, props.title, results);
      const name = `${plainName(props.title, 'app')}.${form === 'file' ? 'html' : 'zip'}`;
      const made = form === 'file' ? new Blob([await oneFile(prepared)]) : await folderZip(prepared);
      download(name, made);
      setSaid(`${name} is made: ${sizeOf(made.size)}.`);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    setBusy(undefined);
  };

  return (
    <Dialog title="Export" onClose={props.onClose}>
      <ResultsToPack
        workspace={props.workspace}
        sketch={props.sketch}
        onChoice={(chosen) => {
          results = chosen;
        }}
      />
      <section>
        <h3>One file</h3>
        <p>
          A page with the app and all that it needs inside. It runs from any web host, and from a disk in Chrome and
          Edge.
        </p>
        <div class="pg-dialog-row">
          <button type="button" class="yc-button yc-button-primary" onClick={() => void make('file')}>
            {busy() === 'file' ? 'Making…' : 'Save as one file'}
          </button>
        </div>
      </section>
      <section>
        <h3>A folder</h3>
        <p>A zip for any static host, under any path. The app in it works offline after the first visit.</p>
        <div class="pg-dialog-row">
          <button type="button" class="yc-button" onClick={() => void make('folder')}>
            {busy() === 'folder' ? 'Making…' : 'Save as a folder'}
          </button>
        </div>
      </section>
      <p>Drop either on this page to go on with its code.</p>
      <Show when={problem()}>
        <p role="alert" class="pg-dialog-warn">
          {problem()}
        </p>
      </Show>
      <p role="status" class="pg-dialog-said">
        {said()}
      </p>
      <Show when={props.everything}>{(everything) => <WholeSite everything={everything()} />}</Show>
    </Dialog>
  );
};

/** How much of the site is stored in this browser, with buttons to store all of it or only the page. */
const WholeSite = (props: { everything: KeepEverything }) => {
  const [counted, setCounted] = createSignal(false);
  onMount(() => void props.everything.refresh().finally(() => setCounted(true)));
  const left = () => {
    const { kept = 0, total = 0 } = props.everything.sizes() ?? {};
    return total - kept;
  };
  return (
    <Show when={props.everything.sizes()} fallback={counted() ? undefined : <Counting />}>
      {(sizes) => (
        <section>
          <h3>Yieldcast itself, offline</h3>
          <p>
            {left() > 0
              ? `${megabytes(sizes().kept)} of ${megabytes(sizes().total)} are stored in this browser: the page works offline, and so does whatever was used before.`
              : `All ${megabytes(sizes().total)} are stored in this browser: every example works offline.`}
          </p>
          <Show when={props.everything.busy()}>
            <progress aria-label="Stored" max={sizes().total} value={sizes().kept} />
          </Show>
          <Show when={props.everything.problem()}>
            {(problem) => (
              <p role="alert" class="pg-dialog-warn">
                {problem()}
              </p>
            )}
          </Show>
          <div class="pg-dialog-row">
            <Show
              when={!props.everything.busy()}
              fallback={
                <button type="button" class="yc-button" onClick={() => props.everything.stop()}>
                  Stop
                </button>
              }
            >
              <Show when={left() > 0}>
                <button type="button" class="yc-button" onClick={() => void props.everything.keep()}>
                  Make everything available offline ({megabytes(left())})
                </button>
              </Show>
              <Show when={sizes().kept > sizes().shell}>
                <button type="button" class="yc-button" onClick={() => void props.everything.forget()}>
                  Keep only the page ({megabytes(sizes().shell)})
                </button>
              </Show>
            </Show>
          </div>
        </section>
      )}
    </Show>
  );
};

/** As tall as what takes its place: the dialog is centred, so its buttons would move under the pointer. */
const Counting = () => (
  <section>
    <h3>Yieldcast itself, offline</h3>
    <p class="pg-dialog-counting">Counting what is stored in this browser…</p>
    <div class="pg-dialog-row">
      <button type="button" class="yc-button" disabled>
        Make everything available offline
      </button>
    </div>
  </section>
);
