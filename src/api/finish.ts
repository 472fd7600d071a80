/** Themes, style sheets, texts in several languages and the like. Loaded only for programs that name one of them. */
export type FinishTools = {
  /** Checks a theme. `whose` says where it stands. Throws a sentence. */
  theme(theme: unknown, whose: string): void;
  /** Checks the texts of `yc.i18n`. Gives the function from a text's name to the text. Throws a sentence. */
  i18n(texts: unknown): (name: string) => string;
  /** An app was made. Checks its options while the author's line is still on the stack. */
  made(app: object): void;
};

let tools: FinishTools | undefined;

export const setFinishTools = (loaded: FinishTools | undefined) => {
  tools = loaded;
};

export const finishTools = () => tools;
