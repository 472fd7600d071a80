import * as v from 'valibot';
import type { Draft } from './draft-store';
import type { Database } from './storage';

const markSchema = v.object({ id: v.string(), draft: v.string(), source: v.string(), savedAt: v.number() });
const prefix = 'running:';

/** The part of `navigator.locks` that is used. A tab's locks end with it, however it ends. */
export type Locks = {
  held(): Promise<string[]>;
  /** Takes a lock, and gives what lets go of it. */
  take(name: string): () => void;
};

export type RunMarks = {
  /** Notes that code is about to run. */
  set(draft: Draft): Promise<void>;
  /** Notes that the run has ended. */
  clear(): Promise<void>;
  /** The code of a run that did not end, because its tab did; newest first. Takes the marks away. */
  takeUnfinished(): Promise<Draft[]>;
};

/**
 * A mark stands while code runs, and stays behind if the tab dies. A tab that is alive holds a lock of the mark's name,
 * so that a second tab does not take the first one's run for a crash.
 */
export const createRunMarks = (database: Database, locks: Locks, id: string): RunMarks => {
  const key = prefix + id;
  let letGo: (() => void) | undefined;
  return {
    async set(draft) {
      letGo ??= locks.take(`yieldcast:${key}`);
      await database.set(key, { id, draft: draft.id, source: draft.source, savedAt: draft.savedAt });
    },
    async clear() {
      letGo?.();
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
        if (v.is(markSchema, value)) unfinished.push({ id: value.draft, source: value.source, savedAt: value.savedAt });
      }
      return unfinished.sort((a, b) => b.savedAt - a.savedAt);
    },
  };
};

/** The browser's locks. Pages without a secure context have none: there, every mark left behind counts. */
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
