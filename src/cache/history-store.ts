import { createStore, delMany, promisifyRequest, set } from 'idb-keyval';
import * as v from 'valibot';
import { createPatience, patience } from './patience';

const whole = v.pipe(v.number(), v.minValue(0));

const factsSchema = v.object({
  format: v.literal(1),
  id: v.string(),
  /** The page visit and the run's number in it. A page lists the runs of its own visit itself. */
  visit: v.number(),
  run: v.number(),
  /** Milliseconds since 1970. */
  began: v.number(),
  /** Sort key of the list, latest first. It is `began`, or later if the clock has been set back. */
  order: v.optional(v.number()),
  /** A short text of its inputs. */
  inputs: v.string(),
  milliseconds: whole,
  yields: whole,
  outcome: v.picklist(['done', 'stopped', 'failed']),
  pinned: v.optional(v.boolean()),
  rating: v.optional(v.picklist(['up', 'down'])),
  note: v.optional(v.string()),
  /** The kinds of the app's components. Only an app with the same kinds can show what the run yielded. */
  shape: v.string(),
  /** Where its yields are: in a copy of its own, or in the result that its listener keeps. */
  kept: v.optional(
    v.variant('as', [
      v.object({ as: v.literal('own') }),
      v.object({ as: v.literal('result'), key: v.string(), outputs: v.array(v.number()) }),
    ]),
  ),
});

/** What is known about an earlier run without reading its yields. */
export type RunFacts = v.InferOutput<typeof factsSchema>;

/** How many runs of one app are listed, not counting those that are pinned, rated or have a note. */
const mostRuns = 200;

/** Has a person pinned or rated it, or written a note? */
const isMarked = ({ pinned, rating, note }: RunFacts): boolean => Boolean(pinned || rating || note);

const orderOf = ({ order, began }: RunFacts): number => order ?? began;

/**
 * Opens the list of each app's runs across visits, stored by the identity of its sketch.
 *
 * @param path the site's path: sites under one host share its databases
 */
export function openHistory(path = '') {
  const store = createStore(`yieldcast-history${path}`, 'runs');
  const inTime = createPatience();
  const keyOf = (owner: string, id: string): IDBValidKey => [owner, id];

  /** Latest first. Entries that are damaged or were written by a newer version are skipped, but stay stored. */
  const list = async (owner: string): Promise<RunFacts[]> => {
    const all = await inTime(
      store('readonly', (runs) => promisifyRequest<unknown[]>(runs.getAll(IDBKeyRange.bound([owner], [owner, []])))),
    );
    return all
      .flatMap((each) => {
        const read = v.safeParse(factsSchema, each);
        return read.success ? [read.output] : [];
      })
      .sort((a, b) => orderOf(b) - orderOf(a));
  };

  const remove = (owner: string, ids: readonly string[]): Promise<void> =>
    inTime(
      delMany(
        ids.map((id) => keyOf(owner, id)),
        store,
      ),
    );

  return {
    list,
    remove,

    put: async (owner: string, facts: RunFacts): Promise<void> => {
      const all = await list(owner);
      const before = all.find(({ id }) => id === facts.id);
      const latest = Math.max(facts.began, ...all.map((each) => orderOf(each) + 1));
      // Marking a run does not move it in the list.
      const order = before?.began === facts.began ? orderOf(before) : latest;
      await inTime(set(keyOf(owner, facts.id), { ...facts, order }, store), patience.write);
      const others = all.filter((each) => each.id !== facts.id && !isMarked(each));
      const old = others.slice(isMarked(facts) ? mostRuns : mostRuns - 1);
      if (old.length > 0) {
        await remove(
          owner,
          old.map(({ id }) => id),
        );
      }
    },

    /** Forgets all runs of one app. */
    clear: (owner: string): Promise<void> =>
      inTime(store('readwrite', (runs) => promisifyRequest(runs.delete(IDBKeyRange.bound([owner], [owner, []]))))),
  };
}
