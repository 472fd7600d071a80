/** What a speaker says. */
export type DialogueLine = { speaker: string; text: string };

/** The most lines that a dialogue has. More elements would block the page. */
export const mostLines = 5_000;

/** A line as one text, as Gradio writes it. */
export const formatLine = ({ speaker, text }: DialogueLine): string => `[${speaker}] ${text}`;

/** A line of text as Gradio reads it: what is in brackets before it is who says it. */
export const parseLine = (line: string, usual: string): DialogueLine => {
  const [, speaker = usual, text = line] = /^\[([^\]]*)\](.*)$/s.exec(line) ?? [];
  return { speaker, text: text.trim() };
};

/** The lines of a text. Empty ones are left out. */
export const parseLines = (
  text: string,
  separator: string,
  speakers: readonly string[] | null | undefined,
  parse: (line: string, usual: string) => DialogueLine = parseLine,
): DialogueLine[] =>
  text
    .split(separator)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => parse(line, speakers?.[0] ?? 'Unknown'))
    .filter(({ speaker, text }) => speaker || text);
