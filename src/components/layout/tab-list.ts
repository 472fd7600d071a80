import { createContext, createSignal } from 'solid-js';

/** What a tab tells its Tabs. Functions are read at each use, since yields change all of it. */
export type TabEntry = {
  /** The id of the tab's panel. */
  id: string;
  label(): string;
  visible(): boolean;
  enabled(): boolean;
  /** It is a step of a Walkthrough: one comes after another. */
  isStep(): boolean;
  panel(): HTMLElement | undefined;
  /** The user opened the tab. */
  onOpen(index: number): void;
};

type TabList = {
  /** Adds a tab at the end; returns a function that removes it. */
  add(entry: TabEntry): () => void;
  isOpen(entry: TabEntry): boolean;
};

export const TabListContext = createContext<TabList>();

/** The id of the button that opens a panel. */
export const openerId = (entry: Pick<TabEntry, 'id'>) => `${entry.id}-tab`;

/** The tabs registered so far, and which is open: the requested one if it is visible, else the first visible one. */
export const createTabList = (asked: () => number) => {
  const [entries, setEntries] = createSignal<readonly TabEntry[]>([]);
  const open = () => {
    const wanted = entries()[asked()];
    return wanted?.visible() ? wanted : entries().find((each) => each.visible());
  };
  const list: TabList = {
    add(entry) {
      setEntries((now) => [...now, entry]);
      return () => setEntries((now) => now.filter((each) => each !== entry));
    },
    isOpen: (entry) => open() === entry,
  };
  return { list, entries, open };
};
