/** Whether CSS takes a text for a colour. Only the page checks this, and only it has the browser's parser. */
export const isCssColour = (given: unknown): boolean =>
  typeof given === 'string' &&
  given.length < 100 &&
  ((globalThis as { CSS?: { supports(property: string, value: string): boolean } }).CSS?.supports('color', given) ??
    false);
