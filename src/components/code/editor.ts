import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { Annotation, Compartment, EditorState, type Extension, type StateEffect } from '@codemirror/state';
import { EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { onCleanup, onMount } from 'solid-js';
import { say } from '../../words';
import { treeOf } from '../dom-tree';
import { loadLanguage } from './languages';
import { codeTheme } from './theme';

type EditorOptions = {
  labelledBy: string;
  describedBy(): string | undefined;
  /** The user changed the text. */
  onInput(text: string): void;
};

/** Marks changes made by yields. */
const fromYield = Annotation.define<boolean>();

/** Tab is not bound: it leaves the editor, which is one field of a form. */
const writing = [history(), indentOnInput(), keymap.of([...defaultKeymap, ...historyKeymap])];

/** Read-only: selectable and reached by Tab, but not editable. */
const reading = (): Extension => [
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.contentAttributes.of({ tabindex: '0', 'aria-readonly': 'true' }),
  placeholder(say('Nothing yet.')),
];

/** A CodeMirror editor in `host`, destroyed with the component that created it. */
export const createEditor = (host: HTMLElement, options: EditorOptions) => {
  /** The document's text with its original line ends, which CodeMirror normalises. */
  let shown = '';
  let asked: string | undefined;
  /** The user has changed the text, and `onInput` has not been called yet. */
  let untold = false;
  const tell = () => {
    // Text that an input method is still composing does not count as typed yet.
    if (!untold || view.compositionStarted) return;
    untold = false;
    options.onInput(shown);
  };
  const mode = new Compartment();
  const language = new Compartment();
  const look = new Compartment();
  const view: EditorView = new EditorView({
    parent: host,
    extensions: [
      codeTheme,
      look.of([]),
      bracketMatching(),
      EditorView.contentAttributes.of(() => {
        const describedBy = options.describedBy();
        return { 'aria-labelledby': options.labelledBy, ...(describedBy && { 'aria-describedby': describedBy }) };
      }),
      EditorView.updateListener.of((update) => {
        const isTyped = update.docChanged && !update.transactions.some((each) => each.annotation(fromYield));
        if (isTyped) shown = update.state.doc.toString();
        untold ||= isTyped;
        tell();
      }),
      // Not every engine sends an update after this event.
      EditorView.domEventObservers({ compositionend: () => void setTimeout(tell) }),
      mode.of(reading()),
      language.of([]),
    ],
  });
  // It is made before it is on the page, and brings style sheets along.
  onMount(() => host.isConnected && view.setRoot(treeOf(host)));
  onCleanup(() => view.destroy());

  const configure = (effect: StateEffect<unknown>) => view.dispatch({ effects: effect });
  return {
    setEditable: (editable: boolean) => configure(mode.reconfigure(editable ? writing : reading())),
    setLook({ numbered, wrapped }: { numbered: boolean; wrapped: boolean }) {
      configure(look.reconfigure([numbered ? lineNumbers() : [], wrapped ? EditorView.lineWrapping : []]));
    },
    setText(text: string) {
      if (text === shown) return;
      // Text that only grows at its end keeps its parse and scroll position.
      const grows = text.startsWith(shown) && view.state.doc.length === shown.length;
      const from = grows ? shown.length : 0;
      shown = text;
      view.dispatch({
        changes: { from, to: view.state.doc.length, insert: text.slice(from) },
        annotations: fromYield.of(true),
      });
    },
    async setLanguage(name: string | undefined) {
      asked = name;
      const support = name ? await loadLanguage(name).catch(() => undefined) : undefined;
      if (asked === name) configure(language.reconfigure(support ?? []));
    },
  };
};
