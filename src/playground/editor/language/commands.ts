import { EditorSelection, Prec, StateEffect, StateField } from '@codemirror/state';
import { EditorView, keymap, type Panel, showPanel } from '@codemirror/view';
import type { Remote } from 'comlink';
import type { Language } from '../../../protocol';
import { element } from './words-view';

type Panelled = (view: EditorView) => Panel;

const setPanel = StateEffect.define<Panelled | null>();
const panel = StateField.define<Panelled | null>({
  create: () => null,
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setPanel)) return effect.value;
    return value;
  },
  provide: (field) => showPanel.from(field),
});

const close = (view: EditorView) => {
  view.dispatch({ effects: setPanel.of(null) });
  view.focus();
};

/** Shows a message below the code until it is dismissed. */
const say = (view: EditorView, sentence: string) =>
  view.dispatch({
    effects: setPanel.of((of) => {
      const dom = element('div', 'pg-panel', sentence);
      // Not a `status` role: the page already has one, for the app.
      dom.setAttribute('aria-live', 'polite');
      const dismiss = element('button', 'pg-quiet', 'Dismiss') as HTMLButtonElement;
      dismiss.type = 'button';
      dismiss.onclick = () => close(of);
      dom.append(dismiss);
      return { dom };
    }),
  });

/** Where “go to definition” leads, out of the file in the editor: a name of the API, or an offset in another file. */
export type LeadTo = { docs(name: string): void; file(name: string, at: number): void };

/** Shortcuts for the language service: go to definition, rename, format. */
export const commands = (language: Remote<Language>, leadTo: LeadTo) => {
  const goTo = async (view: EditorView, pos: number) => {
    const { doc } = view.state;
    const found = await language.define(doc.toString(), pos);
    if (view.state.doc !== doc || !found) return;
    if ('api' in found) return leadTo.docs(found.api);
    if (found.file !== undefined) return leadTo.file(found.file, found.from);
    view.dispatch({
      selection: { anchor: found.from, head: found.to },
      effects: EditorView.scrollIntoView(found.from, { y: 'center' }),
    });
  };

  const rename = async (view: EditorView) => {
    const { doc } = view.state;
    const pos = view.state.selection.main.head;
    const found = await language.rename(doc.toString(), pos);
    if (view.state.doc !== doc) return;
    if ('refused' in found) return say(view, found.refused);
    view.dispatch({ effects: setPanel.of(renamePanel(found)) });
  };

  const format = async (view: EditorView) => {
    const { doc } = view.state;
    const changes = await language.format(doc.toString());
    if (view.state.doc === doc) view.dispatch({ changes, userEvent: 'format' });
  };

  return [
    panel,
    Prec.high(
      keymap.of([
        { key: 'F12', run: (view) => begin(goTo(view, view.state.selection.main.head)) },
        { key: 'F2', run: (view) => begin(rename(view)) },
        { key: 'Shift-Alt-f', run: (view) => begin(format(view)), preventDefault: true },
      ]),
    ),
    EditorView.domEventHandlers({
      mousedown(event, view) {
        if (event.button !== 0 || event.altKey || event.metaKey === event.ctrlKey) return false;
        const pos = view.posAtCoords({ x: event.clientX, y: event.clientY });
        return pos === null ? false : begin(goTo(view, pos));
      },
    }),
  ];
};

/** Starts a command. The key counts as handled, whatever the result; errors of a dead worker are ignored. */
const begin = (work: Promise<void>) => {
  work.catch(() => {});
  return true;
};

const renamePanel =
  ({ name, places }: { name: string; places: { from: number; to: number }[] }): Panelled =>
  (view) => {
    const { doc } = view.state;
    const field = Object.assign(document.createElement('input'), { value: name, className: 'cm-textfield' });
    field.setAttribute('aria-label', `New name of ${name}`);
    const form = element('form', 'pg-panel') as HTMLFormElement;
    const apply = Object.assign(document.createElement('button'), { className: 'yc-button', textContent: 'Rename' });
    const count = places.length === 1 ? 'one place' : `${places.length} places`;
    form.append(field, apply, element('span', 'pg-hint', `in ${count}. Esc leaves it as it is.`));
    form.onsubmit = (event) => {
      event.preventDefault();
      if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(field.value)) return field.focus();
      // If the code has changed in the meantime, the places are no longer right.
      if (view.state.doc === doc) {
        const changes = places.map(({ from, to }) => ({ from, to, insert: field.value }));
        view.dispatch({ changes, selection: EditorSelection.cursor(places[0]?.from ?? 0), userEvent: 'rename' });
      }
      close(view);
    };
    form.onkeydown = (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      close(view);
    };
    return { dom: form, mount: () => field.select() };
  };
