/** The most characters of a name, a label or a unit that a page shows, and of a message. Longer text blocks its layout. */
export const mostOfLabel = 2_000;
export const mostOfMessage = 10_000;

/** A text with its end left out where it is longer than that. */
export const shorten = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
