import type { EditorHandle } from './handle';

/** Longer text takes a plain field too long to lay out: 300,000 lines took 2 s. */
const lineLimit = 2000;
const characterLimit = 200_000;

/** The plain field as an editor. Of long text it shows the beginning, which cannot be edited. */
export type PlainField = EditorHandle & {
  /** Whether there is text to edit. */
  setReady(ready: boolean): void;
  /** Shows long text in full, for a page whose editor did not load. */
  showAll(): void;
};

/** Lets a plain `<textarea>` stand in for the editor until that has loaded. */
export const plainField = (field: HTMLTextAreaElement): PlainField => {
  /** Text of which the field shows the beginning. */
  let long: string | undefined;
  let ready = false;

  const show = (text: string) => {
    field.value = text;
    field.setSelectionRange(0, 0);
    field.scrollTo(0, 0);
    field.readOnly = !ready || long !== undefined;
  };

  const showAll = () => {
    if (long === undefined) return;
    const whole = long;
    long = undefined;
    show(whole);
  };

  return {
    text: () => long ?? field.value,
    setText(text) {
      const end = Math.min(endOfLine(text, lineLimit), characterLimit);
      long = end < text.length ? text : undefined;
      show(text.slice(0, end));
    },
    moveTo(line, column) {
      showAll();
      const before = field.value.split('\n').slice(0, line - 1);
      const at = before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
      field.focus();
      field.setSelectionRange(at, at);
    },
    showProblems() {},
    setReady(next) {
      ready = next;
      field.readOnly = !ready || long !== undefined;
    },
    showAll,
  };
};

/** Where the line of this number ends, or the text if it has fewer lines. */
const endOfLine = (text: string, line: number): number => {
  let end = -1;
  for (let passed = 0; passed < line; passed++) {
    end = text.indexOf('\n', end + 1);
    if (end === -1) return text.length;
  }
  return end;
};
