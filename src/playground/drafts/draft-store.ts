import * as v from 'valibot';
import { type Code, filesSchema, isSameCode } from './code';
import type { Database, InstantStorage } from './storage';

const draftSchema = v.object({
  id: v.string(),
  source: v.string(),
  files: v.optional(filesSchema),
  savedAt: v.number(),
  identity: v.optional(v.string()),
  title: v.optional(v.string()),
});

/**
 * Code that the user typed. `savedAt` is in milliseconds since 1970. A draft that started from another one has its own
 * id, but keeps the other's `identity`, under which the browser stores the sketch's values. The `identity` defaults to
 * the id. `title` is the user's own title. `files` are those besides `main.ts`, by their paths.
 */
export type Draft = v.InferOutput<typeof draftSchema>;

/** The key under which the browser stores a draft's values, versions and picture. */
export const identityOf = ({ id, identity = id }: Draft): string => identity;

export type DraftStore = {
  /** Returns all drafts, newest first, including those that earlier pages could only flush. */
  load(): Promise<Draft[]>;
  save(draft: Draft): Promise<void>;
  /** Writes a draft synchronously, because the page is about to close or may be killed. */
  flush(draft: Draft): void;
  remove(id: string): Promise<void>;
  /** Removes a draft, unless another tab has changed its code. */
  removeUnchanged(id: string, code: Code): Promise<void>;
};

/** How many drafts we keep; older ones are deleted. Nobody makes as many by hand. */
export const draftsKept = 500;

const prefix = 'draft:';
const flushedPrefix = 'yieldcast:draft:';

export const createDraftStore = (database: Database, instant: InstantStorage | undefined): DraftStore => {
  const stored = async () =>
    (await database.entries()).flatMap(([key, value]) =>
      key.startsWith(prefix) && v.is(draftSchema, value) ? [value] : [],
    );

  const remove = (id: string) => {
    instant?.removeItem(flushedPrefix + id);
    return database.delete(prefix + id);
  };

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
    async save(draft) {
      await database.set(prefix + draft.id, draft);
      const putDown = readFlushed(instant).find(({ id }) => id === draft.id);
      if (putDown && putDown.savedAt <= draft.savedAt) instant?.removeItem(flushedPrefix + draft.id);
    },
    flush(draft) {
      try {
        instant?.setItem(flushedPrefix + draft.id, JSON.stringify(draft));
      } catch {
        // Storage is full or refused. The draft is still saved to the database.
      }
    },
    remove,
    async removeUnchanged(id, code) {
      const draft = (await stored()).find((each) => each.id === id);
      if (draft && isSameCode(draft, code)) await remove(id);
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

/** Makes an id that is unique across tabs. (`crypto.randomUUID` only exists in secure contexts.) */
export const newId = (): string => {
  const parts = crypto.getRandomValues(new Uint32Array(3));
  return Array.from(parts, (part) => part.toString(36)).join('');
};
