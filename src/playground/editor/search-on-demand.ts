import { Compartment, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';

const place = new Compartment();
const loadSearch = () => import('./search');

/** The keys of `searchKeymap`, but for Escape, which only closes what these open. */
const keys = ['Mod-f', 'F3', 'Mod-g', 'Mod-d', 'Mod-Shift-l', 'Mod-Alt-g'];

/** Puts the search in the place of what loads it, and does what a key stands for. `onMissingPart` reports a failure. */
const take = async (view: EditorView, key?: string, shift = false) => {
  const { search, searchKeymap } = await loadSearch();
  view.dispatch({ effects: place.reconfigure(search) });
  const binding = searchKeymap.find((each) => each.key === key);
  (shift ? binding?.shift : binding?.run)?.(view);
};

/**
 * Search and replace, and marks at other occurrences of what is selected. The code is loaded at the first key that asks for
 * it, or when something is selected: a tenth of the editor that few visits need.
 */
export const searchOnDemand = (): Extension => {
  let isAsked = false;
  return place.of([
    keymap.of(
      keys.map((key) => {
        const run = (shift: boolean) => (view: EditorView) => {
          take(view, key, shift).catch(() => {});
          return true;
        };
        return { key, run: run(false), shift: run(true) };
      }),
    ),
    EditorView.updateListener.of(({ selectionSet, state, view }) => {
      if (isAsked || !selectionSet || state.selection.main.empty) return;
      isAsked = true;
      take(view).catch(() => {});
    }),
  ]);
};
