import type { EditorHandle } from './handle';

/** A plain field takes too long to lay out more text than this: 300,000 lines took 2 s. */
const lineLimit = 2000;
const characterLimit = 200_000;

/** A plain field as an editor. It shows only the beginning of long text, and makes it read-only. */
export type PlainField = EditorHandle & {
  /** Sets whether there is text to edit. */
  setReady(ready: boolean): void;
  /** Shows long text in full, if CodeMirror did not load. */
  showAll(): void;
};

/** Uses a plain `<textarea>` as the editor until CodeMirror has loaded. */
export const plainField = (field: HTMLTextAreaElement): PlainField => {
  /** The whole text, if it is long and the field shows only its beginning. */
  let long: string | undefined;
  let ready = false;

  const show = (text: string) => {
    field.value = text;
    field.setSelectionRange(0, 0);
    field.scrollTo(0, 0);
    field.readOnly = !ready || long !== undefined;
  };

  const setText = (text: string) => {
    const end = Math.min(endOfLine(text, lineLimit), characterLimit);
    long = end < text.length ? text : undefined;
    show(text.slice(0, end));
  };

  const showAll = () => {
    if (long === undefined) return;
    const whole = long;
    long = undefined;
    show(whole);
  };

  return {
    text: () => long ?? field.value,
    replaceText(text) {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    setText,
    turn: (_from, _to, text) => setText(text),
    moveTo(line, column) {
      showAll();
      const before = field.value.split('\n').slice(0, line - 1);
      const at = before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
      field.focus();
      field.setSelectionRange(at, at);
    },
    focus: () => field.focus(),
    showProblems() {},
    help() {},
    setReady(next) {
      ready = next;
      field.readOnly = !ready || long !== undefined;
    },
    showAll,
  };
};

/** The offset where a line ends, or the end of the text if it has fewer lines. */
const endOfLine = (text: string, line: number): number => {
  let end = -1;
  for (let passed = 0; passed < line; passed++) {
    end = text.indexOf('\n', end + 1);
    if (end === -1) return text.length;
  }
  return end;
};
