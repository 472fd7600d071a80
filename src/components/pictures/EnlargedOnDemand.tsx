import { Suspense } from 'solid-js';
import { lazily, Missing } from '../on-demand';
import type { EnlargedProps } from './Enlarged';

const Loaded = lazily<EnlargedProps>(() => import('./Enlarged').then((module) => module.Enlarged), Missing);

/** A picture at the size of the window. Its code is loaded when someone asks for it. */
export const EnlargedOnDemand = (props: EnlargedProps) => (
  <Suspense>
    <Loaded {...props} />
  </Suspense>
);
