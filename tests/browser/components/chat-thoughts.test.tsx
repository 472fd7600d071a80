import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ChatMessageWire } from '../../../src/protocol';
import { converse, said } from './conversation';
import { painted, until } from './shown';

type Metadata = NonNullable<ChatMessageWire['metadata']>;

const thought = (title: string, text: string, metadata: Metadata = {}): ChatMessageWire => ({
  ...said('assistant', text, title),
  metadata,
});

const foldOf = (host: HTMLElement, title: string) =>
  [...host.querySelectorAll('details')].find(
    (each) => each.querySelector('.yc-chat-fold-title')?.textContent === title,
  ) as HTMLDetailsElement;

describe('A thought', () => {
  test('is open and says that it goes on while it is pending, and folds when it is done', async () => {
    const chat = await converse([thought('Search', 'Looking', { status: 'pending', log: 'the web' })]);
    const fold = () => foldOf(chat.host, 'Search');
    expect(fold().open).toBe(true);
    expect(fold().querySelector('summary')?.textContent).toBe('Searchthe webgoes on');
    const element = fold();
    chat.grow(' … found');
    chat.set([thought('Search', 'Looking … found', { status: 'done', duration: 1.26, log: 'the web' })]);
    expect(fold()).toBe(element);
    expect(fold().open).toBe(false);
    expect(fold().querySelector('summary')?.textContent).toBe('Searchthe web1.3 s');
  });

  test('stays as its reader left it until its status changes', async () => {
    const chat = await converse([thought('Search', 'Looking', { status: 'pending' })]);
    await userEvent.click(chat.screen.getByText('Search'));
    chat.grow(' further');
    expect(foldOf(chat.host, 'Search').open).toBe(false);
    chat.set([thought('Search', 'Looking further', { status: 'done' })]);
    await userEvent.click(chat.screen.getByText('Search'));
    chat.add(said('assistant', 'Found.'));
    expect(foldOf(chat.host, 'Search').open).toBe(true);
  });

  test.each([
    [0.05, '50 ms'],
    [0.25, '0.3 s'],
    [59.9, '59.9 s'],
    [125, '2 min 5 s'],
  ])('of %d seconds says %s', async (duration, words) => {
    const chat = await converse([thought('Search', '', { duration })]);
    expect(chat.host.querySelector('.yc-chat-duration')?.textContent).toBe(words);
  });

  test('is inside of the one that it names, at any depth, and what is shown stays as more come', async () => {
    const first = [said('user', 'Weather?'), thought('Tool', 'Will check', { id: 1, status: 'pending' })];
    const chat = await converse(first);
    const outer = foldOf(chat.host, 'Tool');
    chat.add(thought('Site', 'An error', { id: 2, parentId: 1, status: 'pending' }));
    const inner = foldOf(chat.host, 'Site');
    expect(outer.contains(inner)).toBe(true);
    chat.add(thought('Again', 'Failed', { id: 3, parentId: 2 }), said('assistant', 'No idea.'));
    expect(foldOf(chat.host, 'Tool')).toBe(outer);
    expect(foldOf(chat.host, 'Site')).toBe(inner);
    expect(inner.contains(foldOf(chat.host, 'Again'))).toBe(true);
    expect(chat.messages()).toHaveLength(3);
    expect(chat.messages().at(-1)?.textContent).toContain('No idea.');
  });

  test('belongs to the latest one of that name, and to none if there is none before it', async () => {
    const chat = await converse([
      thought('First', '', { id: 1 }),
      said('user', 'Again'),
      thought('Second', '', { id: 1 }),
      thought('Inside', '', { parentId: 1 }),
      thought('Lost', '', { parentId: 7 }),
    ]);
    expect(foldOf(chat.host, 'Second').contains(foldOf(chat.host, 'Inside'))).toBe(true);
    expect(chat.messages().map((each) => each.querySelector('.yc-chat-fold-title')?.textContent)).toEqual([
      'First',
      undefined,
      'Second',
      'Lost',
    ]);
  });

  test('a thousand levels deep is still shown', async () => {
    const deep = Array.from({ length: 1000 }, (_, i) => thought(`Level ${i}`, '', { id: i, parentId: i - 1 }));
    const chat = await converse(deep);
    expect(chat.host.querySelectorAll('details')).toHaveLength(1000);
    expect(foldOf(chat.host, 'Level 999').parentElement).not.toBeNull();
  });

  test('shows no HTML in what it says of itself', async () => {
    const chat = await converse([
      thought('<img src="x:" onerror="window.hacked = true">', '', { log: '<b>bold</b>', status: 'pending' }),
    ]);
    expect(chat.host.querySelector('summary')?.textContent).toContain('<b>bold</b>');
    expect(chat.host.querySelector('summary img, summary b')).toBeNull();
    expect('hacked' in window).toBe(false);
  });
});

describe('Options to pick', () => {
  const asked = {
    ...said('assistant', 'Right?'),
    options: [
      { value: 'Yes, it is.', label: 'Yes' },
      { value: 'No', label: 'No' },
    ],
  };

  test('are buttons below the last message, and are told when pressed', async () => {
    const chat = await converse([said('user', 'Is it?'), asked]);
    await userEvent.click(chat.screen.getByRole('button', { name: 'Yes' }));
    expect(chat.events).toEqual([['optionSelect', { index: 1, value: 'Yes, it is.' }]]);
    chat.add(said('user', 'Yes, it is.'));
    expect(chat.host.querySelector('.yc-chat-options')).toBeNull();
  });
});

describe('An empty chat', () => {
  test('has its examples as cards, which are told when pressed', async () => {
    const examples = ['Hello', { text: 'How are you?', displayText: 'Ask', files: ['a.txt', 'b.txt'] }];
    const chat = await converse([], { properties: { examples } });
    const cards = chat.screen.getByRole('group', { name: 'Examples' }).getByRole('button');
    expect(cards.elements().map((each) => each.textContent)).toEqual(['Hello', 'Askwith a.txt, b.txt']);
    await userEvent.click(cards.nth(1));
    expect(chat.events).toEqual([['exampleSelect', { index: 1, value: 'How are you?' }]]);
    chat.set([said('user', 'How are you?')]);
    expect(chat.host.querySelector('.yc-chat-examples')).toBeNull();
  });
});

describe('What a chat looks like and offers', () => {
  const talk = [said('user', 'What?'), said('assistant', 'This.'), said('assistant', 'And that.')];

  test('is its author’s choice', async () => {
    const chat = await converse(talk, {
      properties: { layout: 'panel', rtl: true, groupConsecutiveMessages: false, buttons: [] },
    });
    expect(chat.host.querySelector('[data-layout="panel"] ol[dir="rtl"][data-apart]')).not.toBeNull();
    expect(chat.host.querySelectorAll('.yc-chat-tools button')).toHaveLength(0);
  });

  test('has avatars, or a letter and a sentence where one cannot be loaded', async () => {
    const chat = await converse(talk, { properties: { avatarImages: [null, 'nowhere.png'] } });
    const avatars = () => [...chat.host.querySelectorAll<HTMLElement>('.yc-chat-avatar')];
    await until(() => avatars().every((each) => each.textContent === 'A'));
    expect(avatars().map((each) => each.title)).toEqual(Array(2).fill(expect.stringContaining('nowhere.png')));
  });

  test('takes the feedback that its author wants, and shows what has been given', async () => {
    const chat = await converse(talk, {
      properties: { likeable: true, feedbackOptions: ['Like', 'Spam'], feedbackValue: ['Spam', null] },
    });
    const pressed = () => [...chat.host.querySelectorAll('[aria-pressed="true"]')].map((each) => each.textContent);
    expect(pressed()).toEqual(['Spam']);
    await chat.press('Spam', 2);
    await chat.press('Like', 1);
    expect(pressed()).toEqual(['Like', 'Spam']);
    expect(chat.events).toEqual([
      ['like', { index: 2, value: 'And that.', liked: 'Spam' }],
      ['like', { index: 1, value: 'This.', liked: true }],
    ]);
  });

  test('can be copied as a whole', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const chat = await converse([...talk, thought('Tool', 'Ran.')], { properties: { buttons: ['copyAll'] } });
    await userEvent.click(chat.screen.getByRole('button', { name: 'Copy all' }));
    expect(write).toHaveBeenCalledWith(
      'User: What?\n\nAssistant: This.\n\nAssistant: And that.\n\nAssistant (Tool): Ran.',
    );
    write.mockRestore();
  });

  test('stays where it is with autoscroll off, and tells that there is more', async () => {
    const long = Array.from({ length: 30 }, (_, i) => said('assistant', `Message ${i}`));
    const chat = await converse(long, { properties: { autoscroll: false } });
    await expect.element(chat.screen.getByRole('button', { name: 'Latest' })).toBeVisible();
    await until(() => chat.messages().length === 30);
    await painted();
    const { scrollTop } = chat.box();
    chat.add(said('user', 'More'));
    await painted();
    expect(chat.box().scrollTop).toBe(scrollTop);
    expect(chat.left()).toBeGreaterThan(24);
    await userEvent.click(chat.screen.getByRole('button', { name: 'Latest' }));
    await until(() => chat.left() < 1);
  });
});
