import * as v from 'valibot';
import { codeOf, filesSchema } from './code';
import type { Draft } from './draft-store';
import type { Database } from './storage';

const markSchema = v.object({
  id: v.string(),
  draft: v.string(),
  source: v.string(),
  files: v.optional(filesSchema),
  savedAt: v.number(),
});
const prefix = 'running:';

/** The part of `navigator.locks` that we use. A tab's locks are released when it ends, even if it crashes. */
export type Locks = {
  held(): Promise<string[]>;
  /** Takes a lock, and returns a function that releases it. */
  take(name: string): () => void;
};

export type RunMarks = {
  /** Records that code is about to run. */
  set(draft: Draft): Promise<void>;
  /** Records that the run has ended. */
  clear(): Promise<void>;
  /** Returns the code of runs that were cut off because their tab ended, newest first. Removes their marks. */
  takeUnfinished(): Promise<Draft[]>;
};

/**
 * Stores a mark while code runs, which is left behind if the tab dies. A living tab holds a lock named after its mark,
 * so that a second tab does not take the first one's run for a crash.
 */
export const createRunMarks = (database: Database, locks: Locks, id: string): RunMarks => {
  const key = prefix + id;
  let letGo: (() => void) | undefined;
  return {
    async set(draft) {
      letGo ??= locks.take(`yieldcast:${key}`);
      await database.set(key, { id, draft: draft.id, ...codeOf(draft), savedAt: draft.savedAt });
    },
    async clear() {
      if (!letGo) return;
      letGo();
      letGo = undefined;
      await database.delete(key);
    },
    async takeUnfinished() {
      const marks = (await database.entries()).filter(([each]) => each.startsWith(prefix));
      if (marks.length === 0) return [];
      const held = new Set(await locks.held());
      const unfinished: Draft[] = [];
      for (const [each, value] of marks) {
        if (held.has(`yieldcast:${each}`)) continue;
        await database.delete(each);
        if (v.is(markSchema, value)) unfinished.push({ id: value.draft, ...codeOf(value), savedAt: value.savedAt });
      }
      return unfinished.sort((a, b) => b.savedAt - a.savedAt);
    },
  };
};

/** The browser's locks. Insecure contexts have none, so there every mark counts as left behind. */
export const browserLocks: Locks = {
  async held() {
    const snapshot = await navigator.locks?.query();
    return snapshot?.held?.flatMap((lock) => lock.name ?? []) ?? [];
  },
  take(name) {
    let letGo = () => {};
    const released = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    void navigator.locks?.request(name, () => released).catch(() => {});
    return letGo;
  },
};
