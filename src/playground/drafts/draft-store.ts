import * as v from 'valibot';
import type { Database, InstantStorage } from './storage';

const draftSchema = v.object({
  id: v.string(),
  source: v.string(),
  savedAt: v.number(),
  identity: v.optional(v.string()),
});

/**
 * Code that a person typed. `savedAt` is in milliseconds since 1970. A draft that grew out of another has an id of its own
 * and the other's `identity`, under which the browser keeps the sketch's values; where none is said, it is the id.
 */
export type Draft = v.InferOutput<typeof draftSchema>;

export type DraftStore = {
  /** All drafts, newest first, with what the last pages could only put down at their end. */
  load(): Promise<Draft[]>;
  save(draft: Draft): Promise<void>;
  /** Puts a draft down at once, for a page that is about to go. */
  flush(draft: Draft): void;
  /** Removes a draft, unless another tab has changed it from `source`. */
  removeUnchanged(id: string, source: string): Promise<void>;
};

/** Older drafts than these are let go. */
export const draftsKept = 20;

const prefix = 'draft:';
const flushedPrefix = 'yieldcast:draft:';

export const createDraftStore = (database: Database, instant: InstantStorage | undefined): DraftStore => {
  const stored = async () =>
    (await database.entries()).flatMap(([key, value]) =>
      key.startsWith(prefix) && v.is(draftSchema, value) ? [value] : [],
    );

  return {
    async load() {
      const drafts = new Map((await stored()).map((draft) => [draft.id, draft]));
      for (const draft of readFlushed(instant)) {
        if (draft.savedAt >= (drafts.get(draft.id)?.savedAt ?? 0)) {
          drafts.set(draft.id, draft);
          await database.set(prefix + draft.id, draft);
        }
        instant?.removeItem(flushedPrefix + draft.id);
      }
      const newestFirst = [...drafts.values()].sort((a, b) => b.savedAt - a.savedAt);
      for (const old of newestFirst.splice(draftsKept)) await database.delete(prefix + old.id);
      return newestFirst;
    },
    save: (draft) => database.set(prefix + draft.id, draft),
    flush(draft) {
      try {
        instant?.setItem(flushedPrefix + draft.id, JSON.stringify(draft));
      } catch {
        // It is full, or refused. The save to the database is on its way all the same.
      }
    },
    async removeUnchanged(id, source) {
      const draft = (await stored()).find((each) => each.id === id);
      if (draft?.source === source) await database.delete(prefix + id);
    },
  };
};

const readFlushed = (instant: InstantStorage | undefined): Draft[] => {
  const keys = Array.from({ length: instant?.length ?? 0 }, (_, index) => instant?.key(index) ?? '');
  return keys.flatMap((key) => {
    if (!key.startsWith(flushedPrefix)) return [];
    try {
      const value: unknown = JSON.parse(instant?.getItem(key) ?? '');
      return v.is(draftSchema, value) ? [value] : [];
    } catch {
      return [];
    }
  });
};
