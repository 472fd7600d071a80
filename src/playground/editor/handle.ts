import type { Extension } from '@codemirror/state';
import type { Problem } from '../../app';

/** What the page needs from its editor, for both the initial plain field and CodeMirror. */
export type EditorHandle = {
  text(): string;
  /** Opens another text, with a new undo history. */
  setText(text: string): void;
  /** Turns from one file of the sketch to another. Each keeps its undo history, its selection and its scroll position. */
  turn(from: string, to: string, text: string): void;
  /** Replaces the whole text by an edit that can be undone. */
  replaceText(text: string): void;
  /** Moves the caret, scrolls it into view and focuses the editor. Lines and columns start at 1. */
  moveTo(line: number, column: number): void;
  focus(): void;
  showProblems(problems: readonly Problem[]): void;
  /** Adds TypeScript's language support. A plain field ignores it. */
  help(extension: Extension): void;
};

/** Events from the editor to its page. */
export type EditorEvents = {
  /** The text has changed. `whole` if all of it was replaced, for example by pasting over it. */
  onEdit(whole: boolean): void;
};
