export { loadHighlighter } from '../components';
export type { AppState, ConsoleLine } from '../host';
export type { Problem, Sketch } from '../protocol';
export { defineElement } from './element';
export { type Mount, mount } from './mount';
export { linkOrigin, type SketchOrigin, savedOrigin } from './sketch-origin';
export { createWorkspace, type Workspace } from './workspace';
