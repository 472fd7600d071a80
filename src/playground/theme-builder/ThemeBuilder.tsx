import { createEffect, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js';
import type { loadLook, Scheme } from '../../app';
import { codeFragment } from '../../app/links/code-fragment';
import source from '../examples/builder/trip.ts?raw';
import { Controls } from './Controls';
import { beginning, createKeeping } from './kept-theme';
import { Preview } from './Preview';
import { codeOf, withTheme } from './theme-code';
import { createThemeEdits } from './theme-edits';
import { hasTheme, readTheme, themeFragment } from './theme-link';
import './theme-builder.css';

type Look = Awaited<ReturnType<typeof loadLook>>;

/** Whether the page itself is dark. */
const isDark = () => {
  const { colorScheme } = getComputedStyle(document.documentElement);
  return colorScheme === 'dark' || (colorScheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
};

/** Where a person makes a theme, beside a live app in it. */
export const ThemeBuilder = (props: { look: Look; said?: string }) => {
  const first = beginning(location.hash);
  const edits = createThemeEdits(first.theme, props.look.themes);
  const [wrong, setWrong] = createSignal(first.wrong);
  const [own, setOwn] = createSignal(first.own);
  const [scheme, setScheme] = createSignal<Scheme>(isDark() ? 'dark' : 'light');
  const [said, setSaid] = createSignal('');
  const keeping = createKeeping();

  const warnings = () => props.look.contrastWarnings(edits.theme());
  const code = () => codeOf(edits.theme());
  createEffect(on(edits.theme, (theme) => keeping.keep(theme), { defer: true }));
  /** The link to the app in the playground. Packing takes a moment, and the latest theme counts. */
  const [sketch, setSketch] = createSignal('');
  createEffect(() => {
    const theme = edits.theme();
    void codeFragment(withTheme(source, theme), { title: 'A trip by rail' }).then(
      (fragment) => edits.theme() === theme && setSketch(fragment),
    );
  });

  const copy = async (text: string, done: string, instead: string) => {
    // The same sentence again would not be spoken.
    setSaid('');
    const copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setSaid(copied ? done : instead);
  };
  const copyLink = () => {
    keeping.settle();
    const link = location.href.replace(/#.*$/, '') + themeFragment(edits.theme());
    void copy(link, 'The link is copied.', 'The browser refused to copy. The address of this page is the link.');
  };

  const follow = () => {
    const fragment = location.hash;
    if (!hasTheme(fragment) || fragment === themeFragment(edits.theme())) return;
    const read = readTheme(fragment);
    setWrong(read.wrong);
    edits.set(read.theme);
  };
  const byKey = (event: KeyboardEvent) => {
    const isText = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isText || event.target instanceof HTMLTextAreaElement)
      return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) edits.redo();
    else edits.undo();
  };
  const hidden = () => document.visibilityState === 'hidden' && keeping.settle();
  onMount(() => {
    addEventListener('hashchange', follow);
    addEventListener('keydown', byKey);
    addEventListener('pagehide', keeping.settle);
    document.addEventListener('visibilitychange', hidden);
    onCleanup(() => {
      removeEventListener('hashchange', follow);
      removeEventListener('keydown', byKey);
      removeEventListener('pagehide', keeping.settle);
      document.removeEventListener('visibilitychange', hidden);
      keeping.settle();
    });
  });

  const Step = (of: { name: string; can: boolean; path: string; onDo(): void }) => (
    <button
      type="button"
      class="yc-button pg-tb-step"
      aria-label={of.name}
      title={of.name}
      aria-disabled={!of.can}
      onClick={() => of.onDo()}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={of.path} />
      </svg>
    </button>
  );

  return (
    <main class="pg-tb">
      <header class="pg-tb-head">
        <a href="./" class="pg-tb-home" title="Playground">
          <span class="pg-unseen">Playground</span>
          <svg viewBox="0 0 32 20" width="32" height="20" aria-hidden="true">
            <circle class="pg-mark-dot" cx="5" cy="10" r="4" />
            <path class="pg-mark-ticks" d="M13 2v16M18 5v10M23 7v6M28 8.5v3" />
          </svg>
        </a>
        <h1>Theme builder</h1>
        <div class="pg-tb-steps">
          <Step
            name="Undo"
            can={edits.canUndo()}
            onDo={edits.undo}
            path="M6 3L2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7"
          />
          <Step
            name="Redo"
            can={edits.canRedo()}
            onDo={edits.redo}
            path="M10 3l3.5 3.5L10 10M13 6.5H6.500a3.5 3.5 0 0 0 0 7H9"
          />
        </div>
      </header>
      <Show when={wrong().length > 0 || own()}>
        <div class="pg-tb-notes">
          <For each={wrong()}>{(sentence) => <p role="alert">{sentence}</p>}</For>
          <Show when={own()}>
            {(mine) => (
              <p>
                This theme came with the link. Yours is kept until you change this one.{' '}
                <button
                  type="button"
                  class="yc-button"
                  onClick={() => {
                    edits.set(mine());
                    setOwn(undefined);
                  }}
                >
                  Show mine
                </button>
              </p>
            )}
          </Show>
        </div>
      </Show>
      <section class="pg-tb-controls" aria-label="Theme">
        <div class="pg-tb-scroll">
          <Controls edits={edits} look={props.look} scheme={scheme()} />
          <button
            type="button"
            class="yc-button"
            aria-disabled={Object.keys(edits.theme()).length === 1}
            onClick={edits.startAgain}
          >
            Start again
          </button>
        </div>
        <div class="pg-tb-warnings" aria-live="polite">
          <Show when={warnings().length > 0}>
            <ul>
              <For each={warnings()}>{(warning) => <li>{warning}</li>}</For>
            </ul>
          </Show>
        </div>
        <section class="pg-tb-result" aria-label="Code">
          <div class="pg-tb-result-head">
            <h2>Code</h2>
            <button
              type="button"
              class="yc-button"
              onClick={() =>
                void copy(code(), 'The code is copied.', 'The browser refused to copy. Select the code and copy it.')
              }
            >
              Copy
            </button>
          </div>
          <pre tabindex="0">
            <code>{code()}</code>
          </pre>
          <p>
            Then give it to your app: <code>{'yc.Blocks({ theme }, …)'}</code>
          </p>
          <div class="pg-tb-ways">
            <button type="button" class="yc-button" onClick={copyLink}>
              Copy link
            </button>
            <a class="yc-button yc-button-primary pg-tb-open" href={`./${sketch()}`}>
              Open in the playground
            </a>
          </div>
        </section>
      </section>
      <Preview theme={edits.theme()} look={props.look} scheme={scheme()} onScheme={setScheme} />
      <p class="pg-tb-said" aria-live="polite">
        {said() || props.said}
      </p>
    </main>
  );
};
