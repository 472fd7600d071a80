import publishedFiles from 'virtual:published-files';
import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { createPress, createWorkspace, linkOrigin, loadFill } from '../app';
import { type Code, hasData } from './drafts/code';
import { findExample } from './find-example';
import { entriesOf, type Opening } from './link';
import { onMissingPart } from './offline/missing-part';
import { whatItMayDo } from './what-it-may-do';
import { whenShown } from './when-shown';

/** The app of a link alone, without an editor or drafts. Like every link, it waits for a click before it runs. */
export const AppView = ({ opening }: { opening: Opening }) => {
  const example = opening.type === 'example' ? findExample(opening.name) : undefined;
  const code: Code | undefined = opening.type === 'code' ? opening : example;
  const title = (opening.type === 'code' ? opening.title : example?.title) ?? 'A Yieldcast app';
  const problem = () => {
    if (opening.type === 'malformed') return opening.message;
    return code === undefined ? 'There is no app at this address: its link was cut. Ask for it again.' : '';
  };
  const workspace = createWorkspace();
  const [said, setSaid] = createSignal('');
  onCleanup(() => workspace.dispose());
  document.title = `${title} · Yieldcast`;

  const busy = () => ['loading', 'running', 'stopping'].includes(workspace.state());
  onMount(() => {
    onCleanup(onMissingPart({ save: () => {}, busy, tell: setSaid }));
    if (import.meta.env.PROD)
      void whenShown()
        .then(() => import('./offline'))
        .then(({ createSiteService }) => createSiteService())
        .catch(() => {});
  });

  const codeLink = () => location.href.replace(/&(?:amp;)?view=app/, '');

  /** Opens a copy in the editor, saved as the person's own. A frame's storage is not that of the site: its code opens there. */
  const copy = async (code: Code) => {
    if (window.top !== window) return void open(codeLink(), '_blank', 'noopener');
    try {
      const { codeOf, createDraftStore, newId, openDatabase, openInstantStorage } = await import('./drafts');
      const id = newId();
      const store = createDraftStore(openDatabase(), openInstantStorage());
      await store.save({ id, ...codeOf(code), savedAt: Date.now(), title: `${title} (copy)` });
      location.hash = `#draft=${id}`;
    } catch {
      location.href = codeLink();
    }
  };

  const run = async () => {
    if (!code) return;
    const sketch = { entry: 'main.ts', files: { 'main.ts': code.source, ...code.files } };
    const origin = linkOrigin(sketch, publishedFiles);
    if (hasData(code)) origin.held = (await import('./files/data-files')).heldBy(code);
    const values = entriesOf(location.hash).get('values');
    origin.ways = { address: () => location.href.replace(/&(?:amp;)?values=[^&]*/g, ''), copy: () => void copy(code) };
    const fill = values ? await (await loadFill())(values, workspace.model) : undefined;
    void workspace.run(sketch, origin, true, fill);
  };

  const press = createPress(busy, () => (busy() ? workspace.stop() : void run().catch(() => {})));
  const hasApp = () => workspace.description() !== undefined;

  return (
    <main class="pg-alone">
      {/* Stays in the page for people who navigate by headings. */}
      <h1 class="pg-alone-title" classList={{ 'pg-unseen': hasApp() }}>
        {title}
      </h1>
      <Show when={!hasApp()}>
        <div class="pg-alone-door">
          <Show when={!problem()} fallback={<p role="alert">{problem()}</p>}>
            <p>
              {example
                ? `${example.description}.`
                : whatItMayDo(Object.values({ ...code?.files, main: code?.source }).join('\n'))}
            </p>
            {/* One button, as in the toolbar: code that never finishes loading can be stopped, and run again. */}
            <button
              type="button"
              class="yc-button"
              classList={{ 'yc-button-primary': !busy() }}
              aria-disabled={workspace.state() === 'stopping'}
              onPointerDown={press.onDown}
              onClick={press.onClick}
            >
              {busy() ? 'Stop' : 'Run'}
            </button>
          </Show>
        </div>
      </Show>
      <workspace.View />
      <p aria-live="polite" class="pg-alone-said">
        {said()}
      </p>
      <footer class="pg-alone-foot">
        Made with Yieldcast
        <Show when={code}>
          {' · '}
          <a href={codeLink()} target="_blank" rel="noopener">
            view code
          </a>
        </Show>
      </footer>
    </main>
  );
};
