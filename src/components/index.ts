export { components, loadHighlighter } from './components';
export type { ComponentProps, KindComponent } from './contract';
export { Prose } from './Prose';
