import type { Kind } from '../protocol';
import { Auto } from './Auto';
import type { KindComponent } from './contract';
import { plainComponents } from './registry';

/** The component of each kind. Those that need a library load it when they are first shown. */
export const components: { [K in Kind]: KindComponent<K> } = { ...plainComponents, auto: Auto };

/** The looks of every code editor, as a CodeMirror extension; a promise, so that a page without an editor loads none. */
export const loadCodeTheme = async () => (await import('./code/theme')).codeTheme;
