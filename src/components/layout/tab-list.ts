import { createContext, createSignal } from 'solid-js';

/** What a tab tells the tabs that hold it. Read anew at each use: yields change all of it. */
export type TabEntry = {
  /** The id of its panel. */
  id: string;
  label(): string;
  visible(): boolean;
  enabled(): boolean;
  /** A person opened it. */
  onOpen(index: number): void;
};

type TabList = {
  /** Adds a tab at the end; what comes back takes it off. */
  add(entry: TabEntry): () => void;
  isOpen(entry: TabEntry): boolean;
};

export const TabListContext = createContext<TabList>();

/** The id of the button that opens a panel. */
export const openerId = (entry: Pick<TabEntry, 'id'>) => `${entry.id}-tab`;

/** The tabs that have come so far, and which of them is open: the one that was asked for, if it can be seen. */
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
