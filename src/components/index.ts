export { components, loadHighlighter } from './components';
export type { ComponentProps, KindComponent, ProgressShown } from './contract';
export { type FileSource, FileSourceProvider } from './file-source';
export { Prose } from './Prose';
