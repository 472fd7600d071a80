import { syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { highlighter } from './highlighter';

/**
 * The editor's theme, built from design tokens only, so dark mode needs no second theme. Syntax colours:
 * `styles/code.css`.
 */
const looks = EditorView.theme({
  '&': { color: 'var(--yc-ink)', backgroundColor: 'transparent', fontSize: 'var(--yc-text-s)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--yc-font-code)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--yc-ink)', padding: 'var(--yc-space-2) 0' },
  '.cm-line': { padding: '0 var(--yc-space-3)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--yc-ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--yc-accent-soft)',
  },
  '.cm-content ::selection': { background: 'var(--yc-accent-soft)' },
  '.cm-gutters': {
    color: 'var(--yc-ink-soft)',
    backgroundColor: 'transparent',
    border: 'none',
    fontVariantNumeric: 'tabular-nums',
  },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 var(--yc-space-1) 0 var(--yc-space-3)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in srgb, var(--yc-ink) 4%, transparent)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--yc-accent-soft)', outline: 'none' },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': { color: 'var(--yc-danger)' },
  '.cm-panels': { color: 'var(--yc-ink)', backgroundColor: 'var(--yc-surface-sunken)' },
  '.cm-tooltip': {
    color: 'var(--yc-ink)',
    backgroundColor: 'var(--yc-surface-raised)',
    border: '1px solid var(--yc-line-strong)',
    borderRadius: 'var(--yc-radius-s)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: 'var(--yc-ink)',
    backgroundColor: 'var(--yc-accent-soft)',
  },
  '.cm-placeholder': { color: 'var(--yc-ink-soft)' },
});

/** Theme and highlighting of the Code component. */
export const codeTheme: Extension = [looks, syntaxHighlighting(highlighter)];
