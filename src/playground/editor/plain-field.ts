import type { EditorHandle } from './handle';

/** Lets a plain `<textarea>` stand in for the editor until that has loaded. */
export const plainField = (field: HTMLTextAreaElement): EditorHandle => ({
  text: () => field.value,
  setText(text) {
    field.value = text;
    field.setSelectionRange(0, 0);
    field.scrollTo(0, 0);
  },
  moveTo(line, column) {
    const before = field.value.split('\n').slice(0, line - 1);
    const at = before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
    field.focus();
    field.setSelectionRange(at, at);
  },
  showProblems() {},
});
