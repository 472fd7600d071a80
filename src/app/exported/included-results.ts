import type { KeptResult } from '../../cache';

/** Results of examples that an exported app includes, by their keys. Empty on the site. */
export const includedResults = new Map<string, KeptResult>();
