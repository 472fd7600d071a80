/**
 * Keeps text that a sandbox wrote inside its box, whatever its styles do. Set on the element itself, since a page that
 * embeds an app may leave out our style sheet.
 */
export const fence = { contain: 'layout paint' } as const;
