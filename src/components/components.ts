import type { Kind } from '../protocol';
import { Auto } from './Auto';
import type { KindComponent } from './contract';
import { plainComponentOf, plainComponents } from './registry';

/** The component for a kind. Those that need a library load it when first shown. */
export const componentOf = (kind: Kind) =>
  kind === 'auto' ? (Auto as unknown as KindComponent) : plainComponentOf(kind);

/**
 * Starts loading the components that a sketch's source names, so that they are here when its app is. A name that means
 * something else costs one unused file.
 */
export const preloadNamed = (text: string) => {
  const late = plainComponents as Record<string, { preload?(): void }>;
  for (const name of new Set(text.match(/\b[A-Z][A-Za-z]+/g))) late[name.toLowerCase()]?.preload?.();
};

/** The highlighter, for other editors. A promise, so that a page without code loads none of it. */
export const loadHighlighter = async () => (await import('./code/highlighter')).highlighter;
/** Colours code in an element, of any language that we know. */
export const loadHighlighting = () => import('./code/highlighting');
