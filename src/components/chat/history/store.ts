import { createStore, promisifyRequest } from 'idb-keyval';
import type { ChatMessageWire } from '../../../protocol';

/** A kept conversation, without its messages: they are read when it is opened. */
export type Kept = {
  id: string;
  title: string;
  /** When it last changed, in milliseconds since 1970. */
  changed: number;
  /** Told apart from what other tabs have written since. */
  revision: string;
  /** How much room its messages take, in bytes and characters. */
  size: number;
};

/** Messages are records of their own, so that listing the conversations reads none of them. */
const store = createStore('yieldcast-chats', 'conversations');

/** Conversations belong to a sketch, by its identity, and to a chat in it, by its label. */
export type Owner = readonly [sketch: string, chat: string];

// Arrays, since in a single string the end of an identity could pass for the start of the next part.
const keyOf = (what: 'kept' | 'messages', owner: Owner, id: string) => [what, ...owner, id];
const allOf = (owner: Owner) => IDBKeyRange.bound(['kept', ...owner], ['kept', ...owner, []]);

/** A name for something that no other tab uses. */
export const newId = () => `${Date.now()}-${Math.random().toString(36).slice(2)}`;

/** The kept conversations, the latest first. */
export const listKept = async (owner: Owner): Promise<Kept[]> => {
  const all = (await store('readonly', (kept) => promisifyRequest(kept.getAll(allOf(owner))))) as Kept[];
  return all.sort((a, b) => b.changed - a.changed);
};

export const readMessages = (owner: Owner, id: string): Promise<ChatMessageWire[] | undefined> =>
  store('readonly', (kept) => promisifyRequest(kept.get(keyOf('messages', owner, id))));

/** How much one chat may keep: a sketch must not fill the browser's room for the others. */
const most = { conversations: 200, size: 100_000_000 };

/** The chat keeps as much as it may. */
export class Full extends Error {
  override name = 'Full';
}

/** Waits for a transaction as a whole: where there is no room, some engines report nothing else. */
const ended = (transaction: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('The write was refused.'));
  });

/**
 * Keeps a conversation. If another tab has changed it since `known`, it is kept as a second one, so that neither is
 * lost. If it cannot be written, what was kept before stays.
 *
 * @throws Full if the chat keeps as much as it may
 */
export const keepMessages = (
  owner: Owner,
  kept: Kept,
  known: string | undefined,
  messages: readonly ChatMessageWire[],
) =>
  store('readwrite', async (records): Promise<Kept> => {
    const { transaction } = records;
    const done = ended(transaction);
    // Otherwise a failure that comes before we wait for it would count as unhandled.
    done.catch(() => {});
    const there = await promisifyRequest<Kept | undefined>(records.get(keyOf('kept', owner, kept.id)));
    const own = there && there.revision !== known ? { ...kept, id: newId() } : kept;
    const all = await promisifyRequest<Kept[]>(records.getAll(allOf(owner)));
    const others = all.filter(({ id }) => id !== own.id);
    if (others.length >= most.conversations || others.reduce((sum, each) => sum + each.size, own.size) > most.size)
      throw new Full();
    records.put(messages, keyOf('messages', owner, own.id));
    records.put(own, keyOf('kept', owner, own.id));
    transaction.commit();
    await done;
    return own;
  });

export const forget = (owner: Owner, id: string) =>
  store('readwrite', (records) => {
    records.delete(keyOf('messages', owner, id));
    records.delete(keyOf('kept', owner, id));
    return promisifyRequest(records.transaction);
  });
