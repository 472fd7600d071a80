import type { Problem } from '../../app';

/** What the page asks of its editor, be it the plain field of the first moments or CodeMirror. */
export type EditorHandle = {
  text(): string;
  /** Replaces all text, with a history of its own. */
  setText(text: string): void;
  /** Moves the caret there, into view, and gives the editor the focus. Lines and columns count from 1. */
  moveTo(line: number, column: number): void;
  showProblems(problems: readonly Problem[]): void;
};

/** What an editor tells its page. */
export type EditorEvents = {
  /** A person changed the text. */
  onEdit(): void;
};
