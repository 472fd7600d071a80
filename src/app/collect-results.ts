import type { Sketch } from '../protocol';
import type { Workspace } from './app-model';
import type { Collected } from './exported/collect-results';

export type { Collected };

/** Collects the results that an export of `sketch` can include. Loads the code for it. */
export const collectResults = async ({ model }: Workspace, sketch: Sketch): Promise<Collected> =>
  (await import('./exported/collect-results')).collectResults(model, sketch);
