import publishedFiles from 'virtual:published-files';
import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { createWorkspace, linkOrigin, type Sketch } from '../app';
import { findExample } from './gallery';
import type { Opening } from './link';
import { onMissingPart } from './offline/missing-part';
import { whatItMayDo } from './what-it-may-do';
import { whenShown } from './when-shown';

/** The app of a link alone, without an editor or drafts. Like every link, it waits for a click before it runs. */
export const AppView = ({ opening }: { opening: Opening }) => {
  const example = opening.type === 'example' ? findExample(opening.name) : undefined;
  const source = opening.type === 'code' ? opening.source : example?.source;
  const title = (opening.type === 'code' ? opening.title : example?.title) ?? 'A Yieldcast app';
  const problem = () => {
    if (opening.type === 'malformed') return opening.message;
    return source === undefined ? 'There is no app at this address: its link was cut. Ask for it again.' : '';
  };
  const workspace = createWorkspace();
  const [started, setStarted] = createSignal(false);
  const [said, setSaid] = createSignal('');
  onCleanup(() => workspace.dispose());
  document.title = `${title} · Yieldcast`;

  onMount(() => {
    const busy = () => ['loading', 'running', 'stopping'].includes(workspace.state());
    onCleanup(onMissingPart({ save: () => {}, busy, tell: setSaid }));
    if (import.meta.env.PROD)
      void whenShown()
        .then(() => import('./offline'))
        .then(({ createSiteService }) => createSiteService())
        .catch(() => {});
  });

  const run = () => {
    const sketch: Sketch = { entry: 'main.ts', files: { 'main.ts': source ?? '' } };
    setStarted(true);
    void workspace.run(sketch, linkOrigin(sketch, publishedFiles), true);
  };

  return (
    <main class="pg-alone">
      {/* Stays in the page for people who navigate by headings. */}
      <h1 class="pg-alone-title" classList={{ 'pg-unseen': started() }}>
        {title}
      </h1>
      <Show when={!started()}>
        <div class="pg-alone-door">
          <Show when={!problem()} fallback={<p role="alert">{problem()}</p>}>
            <p>{whatItMayDo(source ?? '')}</p>
            <button type="button" class="yc-button yc-button-primary" onClick={run}>
              Run
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
        <Show when={source !== undefined}>
          {' · '}
          <a href={location.href.replace(/&(?:amp;)?view=app/, '')} target="_blank" rel="noopener">
            view code
          </a>
        </Show>
      </footer>
    </main>
  );
};
