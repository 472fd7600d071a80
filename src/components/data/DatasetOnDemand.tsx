import { onDemand } from '../on-demand';

/** Samples to pick from. The examples of a form use it, too. */
export const Dataset = onDemand(() => import('./Dataset').then((module) => module.Dataset));
