export type { EditorHandle } from './handle';
export { plainField } from './plain-field';
