import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
  completionStatus,
  startCompletion,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript, typescriptLanguage } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, LanguageSupport, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, forEachDiagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import {
  Compartment,
  EditorSelection,
  EditorState,
  type Extension,
  Prec,
  type StateEffect,
  type Text,
} from '@codemirror/state';
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  type ViewUpdate,
} from '@codemirror/view';
import type { Highlighter } from '@lezer/highlight';
import type { Problem } from '../../app';
import { isCodeFile } from '../../protocol';
import { completeApi } from './completion';
import type { EditorEvents, EditorHandle } from './handle';
import { typescriptNearView } from './near-view';
import { searchOnDemand } from './search-on-demand';

/** Always present, so that the code does not move when the first mark appears. */
const problemGutter = lintGutter();

/** Marks problems that have a location, in the gutter and in the code. */
const markProblems = (view: EditorView, problems: readonly Problem[]) => {
  const shown: Diagnostic[] = [];
  forEachDiagnostic(view.state, (diagnostic) => shown.push(diagnostic));
  const next = problems.flatMap((problem) => diagnosticOf(view.state.doc, problem));
  if (shown.length > 0 || next.length > 0) view.dispatch(setDiagnostics(view.state, next));
};

const diagnosticOf = (doc: Text, { message, location, hint }: Problem): Diagnostic[] => {
  if (!location) return [];
  const from = positionOf(doc, location.line, location.column);
  const rest = doc.sliceString(from, doc.lineAt(from).to);
  const word = /^[\w$]+|^\S/.exec(rest)?.[0].length ?? 0;
  return [{ from, to: from + word, severity: hint ? 'warning' : 'error', message }];
};

/** The offset of a line and column, or the nearest one: the text may have changed since. */
const positionOf = (doc: Text, line: number, column: number): number => {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(from + Math.max(column, 1) - 1, to);
};

// The page uses Mod-Enter to start a run.
const keys = [...closeBracketsKeymap, ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter')];

/** Lets Escape free the Tab key at once. A pending completion, which is not visible yet, would otherwise consume it. */
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

/** Completes the names of the API until the language service replaces it. */
const help = new Compartment();
const namesOfApi: Extension = typescriptLanguage.data.of({ autocomplete: completeApi });

const extensions = (events: EditorEvents, highlighter: Highlighter, language: Extension) => [
  escapeFreesTab,
  problemGutter,
  lineNumbers(),
  history(),
  drawSelection(),
  EditorState.allowMultipleSelections.of(true),
  // Mod-click goes to a definition, so Alt-click adds a cursor.
  EditorView.clickAddsSelectionRange.of((event) => event.altKey),
  dropCursor(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  // Soon enough for the list to be there within 100 ms.
  autocompletion({ icons: false, activateOnTypingDelay: 20 }),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  searchOnDemand(),
  language,
  keymap.of([...keys, ...historyKeymap, ...completionKeymap, ...lintKeymap, indentWithTab]),
  // The rest of the look is in `editor.css`.
  syntaxHighlighting(highlighter),
  // axe and some screen readers need the attribute to see that the keyboard can scroll the code.
  EditorView.contentAttributes.of({ 'aria-label': 'Code', tabindex: '0' }),
  EditorView.updateListener.of((update) => {
    if (update.docChanged) events.onEdit(isWhole(update));
  }),
];

/** What only code has, and data has not. */
const code = (helping: Extension) => [
  new LanguageSupport(typescriptNearView, javascript({ typescript: true }).support),
  help.of(helping),
];

/** Whether the change replaced all of the text. */
const isWhole = ({ changes, startState }: ViewUpdate): boolean => {
  let kept = 0;
  changes.iterGaps((_, __, length) => {
    kept += length;
  });
  return kept === 0 && startState.doc.length > 0;
};

/** Replaces a plain field by CodeMirror with `text`, and keeps the field's selection, scroll position and focus. */
export const replaceField = (
  field: HTMLTextAreaElement,
  text: string,
  events: EditorEvents,
  highlighter: Highlighter,
): EditorHandle => {
  let helping = namesOfApi;
  let isCode = true;
  const stateOf = (doc: string, selection?: EditorSelection) =>
    EditorState.create({ doc, selection, extensions: extensions(events, highlighter, isCode ? code(helping) : []) });

  const focused = document.activeElement === field;
  const selection = EditorSelection.single(field.selectionStart, field.selectionEnd);
  const view = new EditorView({ state: stateOf(text, selection) });
  const { scrollTop, scrollLeft } = field;
  field.replaceWith(view.dom);
  view.scrollDOM.scrollTo(scrollLeft, scrollTop);
  if (focused) {
    view.focus();
    // What was typed into the field would have opened the list here.
    if (/\byc\.\w*$/.test(text.slice(0, selection.main.head))) startCompletion(view);
  }

  /** The states of the files that are not shown. */
  const kept = new Map<string, { state: EditorState; scroll: StateEffect<unknown> }>();

  return {
    text: () => view.state.doc.toString(),
    setText(text) {
      kept.clear();
      isCode = true;
      view.setState(stateOf(text));
    },
    turn(from, to, text) {
      kept.set(from, { state: view.state, scroll: view.scrollSnapshot() });
      const before = kept.get(to);
      isCode = isCodeFile(to);
      // A file of this name may have been another one.
      if (before?.state.doc.toString() !== text) return view.setState(stateOf(text));
      view.setState(before.state);
      view.dispatch({ effects: [before.scroll, ...(isCode ? [help.reconfigure(helping)] : [])] });
    },
    replaceText: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    moveTo(line, column) {
      const at = positionOf(view.state.doc, line, column);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    focus: () => view.focus(),
    showProblems: (problems) => markProblems(view, problems),
    help(extension) {
      helping = extension;
      if (isCode) view.dispatch({ effects: help.reconfigure(extension) });
    },
  };
};
