export type { EditorEvents, EditorHandle } from './handle';
export { plainField } from './plain-field';
