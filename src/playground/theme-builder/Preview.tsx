import { createEffect, createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import { createWorkspace, linkOrigin, type loadLook, type Scheme } from '../../app';
import type { ThemeWire } from '../../protocol';
import source from '../examples/builder/trip.ts?raw';

type Look = Awaited<ReturnType<typeof loadLook>>;

/** The stage and the app on it. Classes are repeated so that these rules win over those of the app's own theme. */
const root = ':is(.pg-tb-stage, .pg-tb-stage .yc-app.yc-app.yc-app)';

const choices: [Scheme, string][] = [
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** A live app in the theme that is being edited. */
export const Preview = (props: { theme: ThemeWire; look: Look; scheme: Scheme; onScheme(scheme: Scheme): void }) => {
  const workspace = createWorkspace();
  onCleanup(() => {
    // Takes the look of the app off the page.
    workspace.close();
    workspace.dispose();
  });
  const sheet = new CSSStyleSheet();
  createEffect(() => sheet.replaceSync(props.look.themeSheet(props.theme, root)));
  onMount(() => {
    document.adoptedStyleSheets.push(sheet);
    onCleanup(() => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    });
    const sketch = { entry: 'main.ts', files: { 'main.ts': source } };
    void workspace.run(sketch, linkOrigin(sketch, []), false);
  });

  // The person's own colours go first, here as in any app.
  const forced = matchMedia('(forced-colors: active)');
  const isPlain = () => !forced.matches && document.documentElement.dataset.theme !== 'contrast';
  const [shows, setShows] = createSignal(isPlain());
  const look = () => setShows(isPlain());
  forced.addEventListener('change', look);
  onCleanup(() => forced.removeEventListener('change', look));

  return (
    <section class="pg-tb-preview" aria-label="Preview">
      <div class="pg-tb-preview-head">
        <fieldset class="pg-tb-schemes">
          <legend class="pg-unseen">Preview in</legend>
          <For each={choices}>
            {([scheme, label]) => (
              <label>
                <input
                  type="radio"
                  name="pg-tb-scheme"
                  checked={props.scheme === scheme}
                  onChange={() => props.onScheme(scheme)}
                />
                <span>{label}</span>
              </label>
            )}
          </For>
        </fieldset>
        <Show when={!shows()}>
          <p>Colours of themes are not shown, since this page is in high contrast.</p>
        </Show>
      </div>
      <div class="pg-tb-stage" style={{ 'color-scheme': shows() ? props.scheme : undefined }}>
        <Show when={!workspace.description() && workspace.problems().length === 0}>
          <p class="pg-tb-wait">The sample app is starting …</p>
        </Show>
        <workspace.View />
      </div>
    </section>
  );
};
