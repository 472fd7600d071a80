import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
  completionStatus,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript, typescriptLanguage } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorSelection, EditorState, Prec } from '@codemirror/state';
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Highlighter } from '@lezer/highlight';
import { completeApi } from './completion';
import type { EditorEvents, EditorHandle } from './handle';
import { markProblems, positionOf, problemGutter } from './problems';

// Mod-Enter is the page's: it starts a run.
const keys = [...closeBracketsKeymap, ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter')];

/** Esc frees the Tab key. A search for completions, of which nothing is seen yet, would take it for itself. */
const escapeFreesTab = Prec.highest(
  keymap.of([
    {
      key: 'Escape',
      run: (view) => {
        if (completionStatus(view.state) === 'pending') closeCompletion(view);
        return false;
      },
    },
  ]),
);

const extensions = (events: EditorEvents, highlighter: Highlighter) => [
  escapeFreesTab,
  problemGutter,
  lineNumbers(),
  history(),
  drawSelection(),
  dropCursor(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  autocompletion({ icons: false }),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSelectionMatches(),
  javascript({ typescript: true }),
  typescriptLanguage.data.of({ autocomplete: completeApi }),
  keymap.of([...keys, ...searchKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap, indentWithTab]),
  // The rest of the look is in `editor.css`.
  syntaxHighlighting(highlighter),
  // axe and some readers go by the attribute to tell that the keys reach what scrolls.
  EditorView.contentAttributes.of({ 'aria-label': 'Code', tabindex: '0' }),
  EditorView.updateListener.of((update) => {
    if (update.docChanged) events.onEdit();
  }),
];

/** Puts CodeMirror in the place of a plain field, with the field's selection and focus, and with `text`. */
export const replaceField = (
  field: HTMLTextAreaElement,
  text: string,
  events: EditorEvents,
  highlighter: Highlighter,
): EditorHandle => {
  const stateOf = (doc: string, selection?: EditorSelection) =>
    EditorState.create({ doc, selection, extensions: extensions(events, highlighter) });

  const focused = document.activeElement === field;
  const selection = EditorSelection.single(field.selectionStart, field.selectionEnd);
  const view = new EditorView({ state: stateOf(text, selection) });
  const { scrollTop, scrollLeft } = field;
  field.replaceWith(view.dom);
  view.scrollDOM.scrollTo(scrollLeft, scrollTop);
  if (focused) view.focus();

  return {
    text: () => view.state.doc.toString(),
    setText: (text) => view.setState(stateOf(text)),
    moveTo(line, column) {
      const at = positionOf(view.state.doc, line, column);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    showProblems: (problems) => markProblems(view, problems),
  };
};
