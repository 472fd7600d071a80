import { version } from '../../package.json';
import { readName, unpack } from '../app/links/packed-text';
import type { Code } from './drafts/code';

/** What an address asks the page to open. `title` is the sender's title, `newer` a newer version that made the link. */
export type Opening =
  | { type: 'nothing' }
  | ({ type: 'code'; title?: string; newer?: string } & Code)
  | { type: 'example'; name: string }
  | { type: 'draft'; id: string }
  | { type: 'shared' }
  | { type: 'malformed'; message: string };

/** Whether the address asks for the app alone, without its code. */
export const asksForApp = (fragment: string): boolean => entriesOf(fragment).get('view') === 'app';

/** The entries of a fragment, including its `#`. */
export const entriesOf = (fragment: string): Map<string, string> =>
  new Map(
    fragment
      .slice(1)
      .replaceAll('&amp;', '&')
      .split('&')
      .map((entry): [string, string] => {
        const at = entry.indexOf('=');
        return at === -1 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
      }),
  );

/** Whether the address contains code, which may turn out to be malformed. */
export const asksForCode = (fragment: string): boolean => fragment.startsWith('#code=');

/** Reads an address's fragment, including the `#`. Never rejects. */
export const readFragment = async (fragment: string): Promise<Opening> => {
  const entries = entriesOf(fragment);
  const [[key, value] = ['', '']] = entries;
  // Only `shared` takes no value.
  if (key !== 'shared' && !fragment.startsWith(`#${key}=`)) return { type: 'nothing' };
  switch (key) {
    case 'code':
      return readCode(value, entries);
    case 'example':
      return { type: 'example', name: readName(value) };
    case 'draft':
      return { type: 'draft', id: readName(value) };
    case 'shared':
      return { type: 'shared' };
    default:
      return { type: 'nothing' };
  }
};

const readCode = async (value: string, entries: Map<string, string>): Promise<Opening> => {
  try {
    const source = await unpack(value, /^\w+/.exec(entries.get('sum') ?? '')?.[0]);
    const others = entries.get('files');
    const files = others !== undefined && (await readOthers(others));
    const title = readName(entries.get('title') ?? '').slice(0, 80);
    const made = /^\d+\.\d+\.\d+/.exec(entries.get('v') ?? '')?.[0];
    return {
      type: 'code',
      source,
      ...(files && { files }),
      ...(title && { title }),
      ...(made && isNewer(made, version) && { newer: made }),
    };
  } catch (error) {
    return { type: 'malformed', message: error instanceof RangeError ? error.message : cutShort };
  }
};

/** Reads the files besides `main.ts`. A link without their checksum was cut there. */
const readOthers = async (value: string): Promise<Record<string, string>> => {
  const [, sum, packed] = /^(\w+)\.(.+)$/s.exec(readName(value)) ?? [];
  if (!sum || !packed) throw new Error('cut');
  const json = await unpack(packed, sum);
  const { readFiles } = await import('./link-files');
  return readFiles(json);
};

const isNewer = (one: string, other: string): boolean =>
  one.localeCompare(other, 'en', { numeric: true }) > 0 && one !== other;

const cutShort = 'The code in this link cannot be read: the link is cut short or was changed. Ask for it again.';
