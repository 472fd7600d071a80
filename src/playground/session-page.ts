import type { Code } from './drafts';

/** What the session needs from its page. */
export type SessionPage = {
  code(): Code;
  setCode(code: Code): void;
  fragment(): string;
  /** Replaces the address's fragment, without a `hashchange`. */
  setFragment(fragment: string): void;
  /** The id of the draft that this tab has open. It survives a reload. */
  tabDraft: { get(): string | null; set(id: string): void };
};

/** A {@link SessionPage} for the browser. */
export const browserPage = (editor: Pick<SessionPage, 'code' | 'setCode'>): SessionPage => ({
  ...editor,
  fragment: () => location.hash,
  setFragment: (fragment) => {
    if (location.hash !== fragment) history.replaceState(null, '', location.pathname + location.search + fragment);
  },
  tabDraft: {
    get: () => readTab(),
    set: (id) => {
      try {
        sessionStorage.setItem(tabKey, id);
      } catch {
        // Without storage, a reload opens the newest draft, which is usually this one.
      }
    },
  },
});

const tabKey = 'yieldcast:draft';

const readTab = () => {
  try {
    return sessionStorage.getItem(tabKey);
  } catch {
    return null;
  }
};
