import type { Kind } from '../protocol';
import { Auto } from './Auto';
import type { KindComponent } from './contract';
import { plainComponents } from './registry';

/** The component of each kind. Those that need a library load it when they are first shown. */
export const components: { [K in Kind]: KindComponent<K> } = { ...plainComponents, auto: Auto };

/** What gives code its colours, for other editors; a promise, so that a page without code loads none of it. */
export const loadHighlighter = async () => (await import('./code/highlighter')).highlighter;
