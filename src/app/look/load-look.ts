/** Loaded on demand: only apps with a theme or a style sheet, and the theme builder, need it. */
export const loadLook = () => import('.');

export type { Scheme } from './colours';
