/** How much of a long text is shown, in UTF-16 code units. More is slow to lay out. */
export const readable = 100_000;

/** The end of a long text, since growing text is new at its end. Never splits a surrogate pair. */
export const shorten = (text: string): string => {
  const tail = text.slice(-readable);
  return /^[\uDC00-\uDFFF]/.test(tail) ? tail.slice(1) : tail;
};

/** How much Markdown or HTML is rendered, in UTF-16 code units. */
export const renderable = 300_000;
