import { lazily } from '../lazily';
import { Missing } from '../on-demand';
import type { EnlargedProps } from './Enlarged';

/** A picture at the size of the window. Its code is loaded on first use. */
export const EnlargedOnDemand = lazily<EnlargedProps>(
  () => import('./Enlarged').then((module) => module.Enlarged),
  Missing,
);
