import { batch, createSignal, untrack } from 'solid-js';
import { type Code, entryFile } from '../drafts/code';
import type { EditorHandle } from '../editor';

/** The files of the sketch. The editor holds the text of one of them, and this the others’. */
export const createOpenFiles = (editor: () => EditorHandle) => {
  // Even if the names stay, the texts may have changed.
  const [names, setNames] = createSignal<readonly string[]>([entryFile], { equals: false });
  const [active, setActive] = createSignal(entryFile);
  const [opened, setOpened] = createSignal(0);
  let texts = new Map<string, string>();

  const textOf = (name: string) => (name === untrack(active) ? editor().text() : (texts.get(name) ?? ''));

  /** Shows a file in the editor. */
  const show = (name: string) => {
    const before = untrack(active);
    if (name === before || !untrack(names).includes(name)) return;
    texts.set(before, editor().text());
    editor().turn(before, name, texts.get(name) ?? '');
    setActive(name);
  };

  return {
    /** The paths of all files, `main.ts` first. */
    names,
    active,
    /** Counts how often other code was opened. */
    opened,
    show,
    textOf,

    code(): Code {
      const others = untrack(names).slice(1);
      return {
        source: textOf(entryFile),
        ...(others.length > 0 && { files: Object.fromEntries(others.map((name) => [name, textOf(name)])) }),
      };
    },

    /** Opens other code, with a new undo history. */
    set({ source, files = {} }: Code) {
      texts = new Map(Object.entries(files));
      batch(() => {
        editor().setText(source);
        setActive(entryFile);
        setNames([entryFile, ...Object.keys(files)]);
        setOpened((count) => count + 1);
      });
    },

    /** Adds a file at its place among the others, or at the end, and shows it. */
    add(name: string, text = '', at = untrack(names).length) {
      texts.set(name, text);
      const before = untrack(names);
      batch(() => {
        setNames([...before.slice(0, at), name, ...before.slice(at)]);
        show(name);
      });
    },

    /** Renames the file in the editor. */
    rename(to: string) {
      const from = untrack(active);
      batch(() => {
        setActive(to);
        setNames(untrack(names).map((name) => (name === from ? to : name)));
      });
      texts.delete(from);
    },

    remove(name: string) {
      const at = untrack(names).indexOf(name);
      batch(() => {
        if (untrack(active) === name) show(untrack(names)[at - 1] ?? entryFile);
        texts.delete(name);
        setNames(untrack(names).filter((each) => each !== name));
      });
    },
  };
};

export type OpenFiles = ReturnType<typeof createOpenFiles>;
