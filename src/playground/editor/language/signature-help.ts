import { type EditorState, StateEffect, StateField } from '@codemirror/state';
import { EditorView, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import type { Remote } from 'comlink';
import type { Language, LanguageSignature } from '../../../protocol';
import { element, wordsView } from './words-view';

type Shown = { pos: number; signature: LanguageSignature };

const show = StateEffect.define<Shown | undefined>();

const shown = StateField.define<Shown | undefined>({
  create: () => undefined,
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(show)) return effect.value;
    return value && { ...value, pos: transaction.changes.mapPos(value.pos) };
  },
  provide: (field) => showTooltip.from(field, (value) => (value ? tooltipOf(value) : null)),
});

const tooltipOf = ({ pos, signature }: Shown): Tooltip => ({
  pos,
  above: true,
  create: () => {
    const { before, parameter, after, about, number, count } = signature;
    const dom = wordsView({ code: '', about });
    const code = element('code', 'pg-words-code');
    code.append(before, element('strong', '', parameter), after);
    if (count > 1) code.append(element('span', 'pg-words-count', ` ${number} of ${count}`));
    dom.prepend(code);
    return { dom };
  },
});

/** Whether the caret may be in a call. Otherwise we do not ask the service. */
const isInBrackets = (state: EditorState) => {
  const { head } = state.selection.main;
  const before = state.sliceDoc(Math.max(0, head - 2000), head);
  return before.lastIndexOf('(') > before.lastIndexOf(';');
};

/** Shows the parameters of a call while its arguments are typed. Escape closes it. */
export const signatureHelp = (language: Remote<Language>) => {
  const ask = async (view: EditorView) => {
    const { state } = view;
    const pos = state.selection.main.head;
    const signature = isInBrackets(state) ? await language.signature(state.doc.toString(), pos) : undefined;
    if (view.state.doc !== state.doc || view.state.selection.main.head !== pos) return;
    // Show nothing for functions without parameters.
    const next = signature?.parameter ? { pos, signature } : undefined;
    if (next || view.state.field(shown, false)) view.dispatch({ effects: show.of(next) });
  };
  return [
    shown,
    EditorView.updateListener.of((update) => {
      const typed = update.transactions.some((each) => each.isUserEvent('input.type'));
      const isOpen = update.startState.field(shown, false) !== undefined;
      let opens = false;
      if (typed) update.changes.iterChanges((_a, _b, _c, _d, text) => (opens ||= /[(,]/.test(text.toString())));
      // A listener must not dispatch another update synchronously.
      if (opens || (isOpen && (update.docChanged || update.selectionSet))) queueMicrotask(() => void ask(update.view));
    }),
    keymap.of([
      {
        key: 'Escape',
        run(view) {
          if (!view.state.field(shown, false)) return false;
          view.dispatch({ effects: show.of(undefined) });
          return true;
        },
      },
    ]),
  ];
};
