import { type Code, createDraftStore, createRunMarks } from '../../../src/playground/drafts';
import { createSession } from '../../../src/playground/session';
import { memoryDatabase, memoryLocks, memoryStorage } from './memory';

/** One browser, in which tabs are opened, typed in, and closed. */
export const browser = ({ database } = memoryDatabase()) => {
  const instant = memoryStorage();
  const { locks, end } = memoryLocks();
  let tabs = 0;
  const versions: string[] = [];
  const openTab = async (fragment = '', kept: { id: string | null } = { id: null }) => {
    const tab = { text: '', files: undefined as Code['files'], fragment, kept };
    const session = createSession(
      {
        code: () => ({ source: tab.text, ...(tab.files && { files: tab.files }) }),
        setCode: ({ source, files }) => {
          tab.text = source;
          tab.files = files;
        },
        fragment: () => tab.fragment,
        setFragment: (next) => {
          tab.fragment = next;
        },
        tabDraft: {
          get: () => kept.id,
          set: (id) => {
            kept.id = id;
          },
        },
      },
      createDraftStore(database, instant),
      createRunMarks(database, locks, `tab${tabs++}`),
      (_, { source }) => versions.push(source),
    );
    await session.start();
    const type = (text: string) => {
      tab.text = text;
      session.edited();
    };
    const go = (next: string) => {
      tab.fragment = next;
      return session.follow();
    };
    const reload = () => openTab(tab.fragment, kept);
    return { tab, session, type, go, reload };
  };
  return { openTab, end, versions };
};
