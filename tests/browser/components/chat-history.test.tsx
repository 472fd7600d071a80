import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Full, keepMessages, listKept, readMessages } from '../../../src/components/chat/history/store';
import { converse, said } from './conversation';
import { solid } from './pictures';
import { until } from './shown';

let count = 0;

/** A chat that keeps its conversations, under a label that no other test has. */
const keeping = async (label = `Chat ${++count} ${Date.now()}`) => {
  const chat = await converse([], { properties: { label, saveHistory: true } });
  await until(() => chat.host.querySelector('.yc-chat-history'));
  const titles = () => [...chat.host.querySelectorAll('.yc-chat-kept')].map((each) => each.textContent);
  return { ...chat, label, titles, owner: ['nowhere', label] as const };
};

afterEach(() => vi.restoreAllMocks());

describe('A chat that keeps its conversations', () => {
  test('lists them, opens them, and begins another', async () => {
    const chat = await keeping();
    chat.set([said('user', 'First'), said('assistant', 'One')]);
    await until(() => chat.titles().join() === 'First');
    chat.grow(' and more');
    await userEvent.click(chat.screen.getByRole('button', { name: 'New chat' }));
    await expect.element(chat.screen.getByText('No messages yet.')).toBeVisible();
    chat.set([said('user', 'Second')]);
    await until(() => chat.titles().join() === 'Second,First');
    await userEvent.click(chat.screen.getByRole('button', { name: 'First', exact: true }));
    await expect.element(chat.screen.getByText('One and more')).toBeVisible();
    expect(chat.host.querySelector('[aria-current]')?.textContent).toBe('First');
  });

  test('shows them again on the next visit, with their pictures', async () => {
    const chat = await keeping();
    chat.set([
      said('user', [
        { type: 'text', text: 'Look' },
        { type: 'image', image: solid(4, 4, [255, 0, 0]) },
      ]),
    ]);
    await until(() => chat.titles().length > 0);
    const again = await keeping(chat.label);
    await until(() => again.titles().length > 0);
    await userEvent.click(again.screen.getByRole('button', { name: 'Look', exact: true }));
    const image = (await until(() => again.host.querySelector<HTMLImageElement>('img[src]'))) as HTMLImageElement;
    await until(() => image.naturalWidth === 4);
  });

  test('goes on with the one that was opened, instead of making a second one', async () => {
    const chat = await keeping();
    chat.set([said('user', 'First')]);
    await until(() => chat.titles().length > 0);
    const again = await keeping(chat.label);
    await until(() => again.titles().length > 0);
    await userEvent.click(again.screen.getByRole('button', { name: 'First', exact: true }));
    await until(() => again.messages().length === 1);
    again.add(said('assistant', 'Answer'));
    const kept = async () => {
      const [first] = await listKept(chat.owner);
      return (await readMessages(chat.owner, first?.id as string))?.length;
    };
    await vi.waitUntil(async () => (await kept()) === 2, { timeout: 30_000 });
    expect(await listKept(chat.owner)).toHaveLength(1);
  });

  test('deletes one, and takes that back', async () => {
    const chat = await keeping();
    chat.set([said('user', 'First')]);
    await until(() => chat.titles().length > 0);
    await userEvent.click(chat.screen.getByRole('button', { name: 'Delete First' }));
    await until(() => chat.titles().length === 0);
    await expect.element(chat.screen.getByText('No messages yet.')).toBeVisible();
    await userEvent.click(chat.screen.getByRole('button', { name: 'Undo' }));
    await until(() => chat.titles().join() === 'First');
    await userEvent.click(chat.screen.getByRole('button', { name: 'First', exact: true }));
    await until(() => chat.messages().length === 1);
  });

  test('keeps both where another tab has changed the same one', async () => {
    const owner = ['nowhere', `Tabs ${Date.now()}`] as const;
    const kept = (revision: string) => ({ id: 'a', title: 'Talk', changed: 1, revision, size: 1 });
    await keepMessages(owner, kept('first'), undefined, [said('user', 'Hi')]);
    await keepMessages(owner, kept('of tab 1'), 'first', [said('user', 'Hi'), said('assistant', '1')]);
    const other = await keepMessages(owner, kept('of tab 2'), 'first', [said('user', 'Hi'), said('assistant', '2')]);
    expect(other.id).not.toBe('a');
    const texts = await Promise.all(
      ['a', other.id].map(async (id) => (await readMessages(owner, id))?.at(-1)?.content),
    );
    expect(texts).toEqual([[{ type: 'text', text: '1' }], [{ type: 'text', text: '2' }]]);
  });

  test('keeps no more than it may, and says what to do', async () => {
    const owner = ['nowhere', `Many ${Date.now()}`] as const;
    const kept = (id: string, size = 1) => ({ id, title: 'Talk', changed: 1, revision: id, size });
    await expect(keepMessages(owner, kept('a', 100_000_001), undefined, [])).rejects.toThrow(Full);
    for (let i = 0; i < 200; i++) await keepMessages(owner, kept(`${i}`), undefined, []);
    await expect(keepMessages(owner, kept('one more'), undefined, [])).rejects.toThrow(Full);
    // What is kept already may go on.
    expect((await keepMessages(owner, { ...kept('7'), revision: 'b' }, '7', [])).revision).toBe('b');
    expect(await listKept(owner)).toHaveLength(200);
    expect(await listKept(['another sketch', owner[1]])).toEqual([]);
    const chat = await keeping(owner[1]);
    chat.set([said('user', 'One more')]);
    await expect.element(chat.screen.getByRole('alert')).toHaveTextContent('This chat keeps 200 conversations');
  });

  test('says that there is no more room, and loses nothing that was kept', async () => {
    const chat = await keeping();
    chat.set([said('user', 'First')]);
    await until(() => chat.titles().length > 0);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    chat.add(said('assistant', 'Answer'));
    await expect.element(chat.screen.getByRole('alert')).toHaveTextContent('This browser has no more room');
    const [first] = await listKept(chat.owner);
    expect(await readMessages(chat.owner, first?.id as string)).toHaveLength(1);
    expect(chat.titles()).toEqual(['First']);
  });
});
