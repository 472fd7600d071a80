/**
 * Text that a sandbox wrote stays within its box, whatever it does. Said on the element itself: a page that embeds an app
 * may leave out its style sheet.
 */
export const fence = { contain: 'layout paint' } as const;
