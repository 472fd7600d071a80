/** Maximum characters of a name, label or unit, and of a message. Laying out longer text would block the page. */
export const mostOfLabel = 2_000;
export const mostOfMessage = 10_000;

/** Cuts text that is longer than `most` characters. */
export const shorten = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
