import { createEffect, createSignal, on, onMount, Show } from 'solid-js';
import { lazily, loadHighlighter, type Problem } from '../app';
import type { Location } from '../protocol';
import { type EditorHandle, plainField } from './editor';
import type { FileTabsProps } from './files/FileTabs';
import type { OpenFiles } from './files/open-files';
import { modKey } from './keys';
import type { Pasted } from './pasted';
import { placeOf } from './place';

/** Loaded once a sketch has, or gets, a second file. The bar has its height from the beginning. */
const FileTabs = lazily<FileTabsProps>(
  () => import('./files/FileTabs').then((module) => module.FileTabs),
  () => null,
  () => <div class="pg-files" />,
);

/** The editor: a plain text field at first, replaced by CodeMirror once that has loaded. */
export const EditorPane = (props: {
  /** Whether there is something to edit yet. */
  ready: boolean;
  /** CodeMirror loads once this resolves, or as soon as the user focuses the code. */
  mayLoad: Promise<void>;
  /** CodeMirror has loaded, or failed to. */
  onComplete(): void;
  files: OpenFiles;
  /** Files were added, renamed or removed. */
  onFiles(): void;
  /** Problems to mark in the code. */
  problems: readonly Problem[];
  /** The problem to show below the code. */
  problem?: Problem;
  notice: string;
  onDismiss(): void;
  /** Brings back the code that the notice mentions. */
  onReopen?: (() => void) | undefined;
  /** The message about what was pasted. */
  pasted?: Pasted | undefined;
  onDismissPasted(): void;
  onPaste(): void;
  onEdit(whole: boolean): void;
  onHandle(handle: EditorHandle): void;
  onLocate(place: Location): void;
}) => {
  /** What a person is giving a name to. */
  const [naming, setNaming] = createSignal<'new' | 'old'>();
  const [said, setSaid] = createSignal(false);
  const several = () => props.files.names().length > 1;
  let field!: HTMLTextAreaElement;
  let handle!: EditorHandle;

  const showProblems = () => {
    const file = props.files.active();
    handle.showProblems(props.problems.filter(({ location }) => location?.file === file));
  };
  const use = (next: EditorHandle) => {
    handle = next;
    showProblems();
    props.onHandle(handle);
  };

  onMount(() => {
    const plain = plainField(field);
    createEffect(() => plain.setReady(props.ready));
    use(plain);
    // The plain field is read-only until there is text, which would replace what somebody typed before.
    const ready = new Promise<void>((resolve) => createEffect(() => props.ready && resolve()));
    const focused = new Promise((resolve) => field.addEventListener('focus', resolve, { once: true }));
    const load = () => Promise.all([import('./editor/code-editor'), loadHighlighter(), ready]);
    void Promise.race([props.mayLoad, focused])
      .then(load)
      .then(
        ([{ replaceField }, highlighter]) =>
          use(replaceField(field, plain.text(), { onEdit: (whole) => props.onEdit(whole) }, highlighter)),
        // Offline, or the page is older than the site: keep the plain field.
        () => plain.showAll(),
      )
      .then(() => props.onComplete());
  });
  createEffect(showProblems);
  createEffect(on(props.files.opened, () => setNaming(undefined), { defer: true }));

  return (
    <section class="pg-editor">
      <Show when={several() || naming() || said()}>
        <FileTabs
          files={props.files}
          problems={props.problems}
          naming={naming()}
          onNaming={setNaming}
          onSaid={setSaid}
          onFiles={props.onFiles}
          onFocus={() => handle.focus()}
        />
      </Show>
      <div id="pg-code" class="pg-code" role={several() ? 'tabpanel' : undefined} onPaste={() => props.onPaste()}>
        <textarea
          ref={field}
          class="pg-field"
          aria-label="Code"
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          wrap="off"
          readOnly
          onInput={() => props.onEdit(false)}
        />
      </div>
      <div aria-live="polite" class="pg-notices">
        <Show when={props.pasted}>
          {(pasted) => (
            <p class="pg-notice pg-pasted">
              <span>
                {withCode(pasted().message)}
                <Show when={pasted().guide}>
                  {(guide) => (
                    <>
                      {' '}
                      <a href={guide().address} target="_blank" rel="noopener">
                        {guide().words}
                      </a>
                    </>
                  )}
                </Show>
              </span>
              <Show when={pasted().act}>
                {(act) => (
                  <button type="button" class="pg-quiet" onClick={() => act().run()}>
                    {act().words}
                  </button>
                )}
              </Show>
              <button type="button" class="pg-quiet" onClick={() => props.onDismissPasted()}>
                Dismiss
              </button>
            </p>
          )}
        </Show>
        <Show when={props.notice}>
          <p class="pg-notice">
            <span>{props.notice}</span>
            <Show when={props.onReopen}>
              {(reopen) => (
                <button type="button" class="pg-quiet" onClick={() => reopen()()}>
                  Reopen
                </button>
              )}
            </Show>
            <button type="button" class="pg-quiet" onClick={() => props.onDismiss()}>
              Dismiss
            </button>
          </p>
        </Show>
      </div>
      <footer class="pg-hints">
        <Show when={props.problem} fallback={<Keys />}>
          {(problem) => (
            <span class="pg-problem" data-hint={problem().hint ? '' : undefined}>
              <Show when={problem().location}>
                {(place) => (
                  <button type="button" class="pg-place" onClick={() => props.onLocate(place())}>
                    {placeOf(place())}
                  </button>
                )}
              </Show>
              <span class="pg-problem-text" title={problem().message}>
                {problem().message}
              </span>
            </span>
          )}
        </Show>
        <button type="button" class="pg-quiet pg-new-file" disabled={!props.ready} onClick={() => setNaming('new')}>
          New file
        </button>
        <span class="pg-hint">
          <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the editor
        </span>
      </footer>
    </section>
  );
};

/** A sentence with its code, which is between backticks, as code. */
const withCode = (sentence: string) => sentence.split('`').map((part, i) => (i % 2 ? <code>{part}</code> : part));

const Keys = () => (
  <span class="pg-hint pg-hint-keys">
    <kbd>{modKey}</kbd> <kbd>Enter</kbd> runs, <kbd>{modKey}</kbd> <kbd>.</kbd> stops
  </span>
);
