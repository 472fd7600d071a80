import { createEffect, onMount, Show } from 'solid-js';
import { loadHighlighter, type Problem } from '../app';
import { type EditorHandle, plainField } from './editor';
import { modKey } from './keys';

/** The editor: a plain field at once, CodeMirror in its place as soon as that has loaded. */
export const EditorPane = (props: {
  /** Is there anything to edit yet? */
  ready: boolean;
  /** What is marked in the code. */
  problems: readonly Problem[];
  /** What is said below the code. */
  problem?: Problem;
  notice: string;
  onDismiss(): void;
  onEdit(): void;
  onHandle(handle: EditorHandle): void;
  onLocate(line: number, column: number): void;
}) => {
  let field!: HTMLTextAreaElement;
  let handle!: EditorHandle;

  const use = (next: EditorHandle) => {
    handle = next;
    handle.showProblems(props.problems);
    props.onHandle(handle);
  };

  onMount(() => {
    const plain = plainField(field);
    createEffect(() => plain.setReady(props.ready));
    use(plain);
    // The plain field takes no typing until there is a text: what was typed before would be lost to it.
    const ready = new Promise<void>((resolve) => createEffect(() => props.ready && resolve()));
    Promise.all([import('./editor/code-editor'), loadHighlighter(), ready]).then(
      ([{ replaceField }, highlighter]) =>
        use(replaceField(field, plain.text(), { onEdit: () => props.onEdit() }, highlighter)),
      // Offline, or a page from before an update: the plain field does.
      () => plain.showAll(),
    );
  });
  createEffect(() => handle.showProblems(props.problems));

  return (
    <section class="pg-editor">
      <div class="pg-code">
        <textarea
          ref={field}
          class="pg-field"
          aria-label="Code"
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          wrap="off"
          readOnly
          onInput={() => props.onEdit()}
        />
      </div>
      <div aria-live="polite" class="pg-notices">
        <Show when={props.notice}>
          <p class="pg-notice">
            <span>{props.notice}</span>
            <button type="button" class="pg-quiet" onClick={() => props.onDismiss()}>
              Dismiss
            </button>
          </p>
        </Show>
      </div>
      <footer class="pg-hints">
        <Show when={props.problem} fallback={<Keys />}>
          {(problem) => (
            <span class="pg-problem">
              <Show when={problem().location}>
                {(place) => (
                  <button type="button" class="pg-place" onClick={() => props.onLocate(place().line, place().column)}>
                    {place().line}:{place().column}
                  </button>
                )}
              </Show>
              <span class="pg-problem-text">{problem().message}</span>
            </span>
          )}
        </Show>
        <span class="pg-hint">
          <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the editor
        </span>
      </footer>
    </section>
  );
};

const Keys = () => (
  <span class="pg-hint pg-hint-keys">
    <kbd>{modKey}</kbd> <kbd>Enter</kbd> runs, <kbd>{modKey}</kbd> <kbd>.</kbd> stops
  </span>
);
