import type { Kind } from './wire';

/** Kinds whose text may grow by appending: a yield that begins with the last one sends only its tail. */
export const textKinds: ReadonlySet<Kind> = new Set<Kind>(['textbox', 'markdown', 'html', 'code']);
