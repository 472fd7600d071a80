/** Loaded on demand: few links have values. */
export const loadFill = () => import('.').then(({ fillFrom }) => fillFrom);
