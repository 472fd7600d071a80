import * as v from 'valibot';
import { type Code, codeOf, filesSchema, isSameCode } from './code';
import type { Database } from './storage';

const versionSchema = v.object({
  source: v.string(),
  files: v.optional(filesSchema),
  savedAt: v.number(),
});

/** The code of a sketch at an earlier run. `savedAt` is in milliseconds since 1970. */
export type Version = v.InferOutput<typeof versionSchema>;

/** How many of the latest versions we always keep, and how many in total. */
const latest = 20;
const most = 60;

const hour = 3_600_000;

/** The versions to keep: the latest, then the last of each hour, then of each day. `versions` has the newest first. */
export const thinned = (versions: readonly Version[], now: number): Version[] => {
  const seen = new Set<string>();
  const kept = versions.filter(({ savedAt }, index) => {
    if (index < latest) return true;
    const span = now - savedAt < 24 * hour ? hour : 24 * hour;
    const place = `${span}:${Math.floor(savedAt / span)}`;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
  return kept.slice(0, most);
};

export type Versions = {
  /** Stores the code of a run, unless it has not changed since the last one. */
  add(identity: string, code: Code): Promise<void>;
  /** Lists the versions of a sketch, newest first. */
  list(identity: string): Promise<Version[]>;
  /** Deletes the versions of all other sketches, which no longer exist. */
  retain(identities: ReadonlySet<string>): Promise<void>;
};

/** Stores a version of a sketch per run. Each is a separate record, so that tabs do not overwrite each other's. */
export const createVersions = (open: () => Database): Versions => {
  const keyed = async (identity: string) => {
    const database = open();
    // Read the values of this sketch only.
    const own = (await database.keys()).filter((key) => identityIn(key) === identity);
    const values = await database.read(own);
    return values
      .flatMap((version, i) => (v.is(versionSchema, version) ? [{ key: own[i] as string, version }] : []))
      .sort((a, b) => b.version.savedAt - a.version.savedAt);
  };
  return {
    async add(identity, code) {
      const found = await keyed(identity);
      if (found[0] && isSameCode(found[0].version, code)) return;
      const savedAt = Date.now();
      const added = { ...codeOf(code), savedAt };
      await open().set(`${identity}:${savedAt}`, added);
      const kept = new Set(thinned([added, ...found.map(({ version }) => version)], savedAt));
      for (const { key, version } of found) if (!kept.has(version)) await open().delete(key);
    },
    list: async (identity) => (await keyed(identity)).map(({ version }) => version),
    async retain(identities) {
      const database = open();
      for (const key of await database.keys()) if (!identities.has(identityIn(key))) await database.delete(key);
    },
  };
};

const identityIn = (key: string) => key.slice(0, key.lastIndexOf(':'));
