import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';

/** Search and replace, and marks at other occurrences of what is selected. */
export const search: Extension = [highlightSelectionMatches(), keymap.of(searchKeymap)];

export { searchKeymap };
