import type { Kind } from './wire';

/** Kinds that support appending: if a yielded text begins with the previous one, only the rest is sent. */
export const textKinds: ReadonlySet<Kind> = new Set<Kind>(['textbox', 'markdown', 'html', 'code']);
