/**
 * What the editor asks TypeScript's language service, which runs in its own worker. Positions are offsets into the text
 * that each call passes, and an answer is only valid for that text.
 */
export type Language = {
  /** Tells which file of the sketch the texts are of, and the texts of its other files. At first, it is `main.ts` alone. */
  open(file: string, others: Record<string, string>): Promise<void>;
  /**
   * Type errors. Empty if the text already has syntax errors. Gradio's spellings run although our types do not know
   * them, so for code that uses them, only errors unrelated to the API are reported.
   */
  diagnose(text: string): Promise<LanguageProblem[]>;
  complete(text: string, at: number): Promise<LanguageCompletion | undefined>;
  /** The signature and docblock of a name that `complete` returned. */
  describe(text: string, at: number, name: string): Promise<LanguageWords | undefined>;
  hover(text: string, at: number): Promise<(LanguageWords & LanguageSpan) | undefined>;
  /** The call around a position, with the argument at that position. */
  signature(text: string, at: number): Promise<LanguageSignature | undefined>;
  /** Where a name is defined: a span of the text, or of another file, or a name of the API. */
  define(text: string, at: number): Promise<(LanguageSpan & { file?: string }) | { api: string } | undefined>;
  /** All occurrences of a name, or why it cannot be renamed. */
  rename(text: string, at: number): Promise<{ name: string; places: LanguageSpan[] } | { refused: string }>;
  format(text: string): Promise<(LanguageSpan & { insert: string })[]>;
};

export type LanguageSpan = { from: number; to: number };
export type LanguageProblem = LanguageSpan & { message: string };
/** Code and its docblock: Markdown, and an example. */
export type LanguageWords = { code: string; about: string; example?: string };
export type LanguageCompletion = { from: number; names: { name: string; kind: string; insert?: string }[] };
export type LanguageSignature = {
  /** The call in three parts; `parameter` is the one being typed. */
  before: string;
  parameter: string;
  after: string;
  about: string;
  /** Which overload out of `count`, starting at 1. */
  number: number;
  count: number;
};
