/** Plain names alone: `audio/x+xml` would be a document that runs in this page's origin, were it opened by itself. */
export const plainType = (type: string, kind: 'audio' | 'video', otherwise: string): string =>
  new RegExp(`^${kind}/[\\w.-]+$`).test(type) ? type : otherwise;
