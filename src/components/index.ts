export { components, loadHighlighter } from './components';
export type { ComponentProps, KindComponent, ProgressShown } from './contract';
export { Prose } from './Prose';
