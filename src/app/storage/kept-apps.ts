import type { ResultStore } from '../../cache';
import { say } from '../../words';

type Listed = Awaited<ReturnType<ResultStore['list']>>[number];

/** What the browser keeps for one sketch. */
export type KeptApp = {
  identity: string;
  /** The name that a person knows it by. */
  name: string;
  entries: Listed[];
  bytes: number;
  /** When any of it was last used, in milliseconds since 1970. */
  usedAt: number;
};

/** The sketch's identity is the first line of an owner. A second line tells its kinds of results and values apart. */
const identityOf = ({ entry }: Listed): string => entry.owner.split('\n')[0] as string;

const nameOf = (identity: string, entries: readonly Listed[]): string => {
  const titled = entries.find(({ entry }) => entry.title);
  if (titled?.entry.title) return titled.entry.title;
  const [kind, rest = ''] = [identity.slice(0, identity.indexOf(':')), identity.slice(identity.indexOf(':') + 1)];
  if (kind === 'address') return rest;
  if (kind === 'saved') return say`A saved sketch (${rest.slice(0, 6)})`;
  return kind === 'code' ? say`Code of a link (${rest.slice(0, 6)})` : say`A sketch of this page (${rest.slice(-6)})`;
};

/** Groups what is kept by sketch, most recently used first. */
export const keptApps = (all: readonly Listed[]): KeptApp[] => {
  const groups = new Map<string, Listed[]>();
  for (const each of all) {
    const of = groups.get(identityOf(each));
    if (of) of.push(each);
    else groups.set(identityOf(each), [each]);
  }
  return [...groups]
    .map(([identity, entries]) => ({
      identity,
      name: nameOf(identity, entries),
      entries,
      bytes: entries.reduce((sum, { entry }) => sum + entry.bytes, 0),
      usedAt: entries.reduce((latest, { entry }) => Math.max(latest, entry.usedAt), 0),
    }))
    .sort((a, b) => b.usedAt - a.usedAt);
};

/** Formats a size. */
export const inBytes = (bytes: number): string =>
  bytes < 1000
    ? say`${bytes} bytes`
    : bytes < 1_000_000
      ? `${(bytes / 1000).toFixed(1)} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Formats how long ago something was. */
export const ago = (milliseconds: number, now = Date.now()): string => {
  const minutes = Math.max(0, Math.round((now - milliseconds) / 60_000));
  if (minutes < 1) return say('just now');
  if (minutes < 60) return minutes === 1 ? say('1 minute ago') : say`${minutes} minutes ago`;
  const hours = Math.round(minutes / 60);
  if (hours < 48) return hours === 1 ? say('1 hour ago') : say`${hours} hours ago`;
  return say`${Math.round(hours / 24)} days ago`;
};
