/**
 * Allows plain type names only: `audio/x+xml`, opened by itself, would be a document that runs in this page's origin.
 */
export const plainType = (type: string, kind: 'audio' | 'video', otherwise: string): string =>
  new RegExp(`^${kind}/[\\w.-]+$`).test(type) ? type : otherwise;
