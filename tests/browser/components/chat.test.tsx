import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ChatContent, ChatMessageWire } from '../../../src/protocol';
import { converse, said } from './conversation';
import { middleOf, pngFile, solid } from './pictures';
import { painted, until } from './shown';

const long = (count: number): ChatMessageWire[] =>
  Array.from({ length: count }, (_, i) =>
    said(i % 2 ? 'assistant' : 'user', `Message ${i}\n\nwith **some** words to read, and then some more of them.`),
  );

describe('A chat', () => {
  test('says what it is for while it is empty', async () => {
    const chat = await converse(null);
    await expect.element(chat.screen.getByText('No messages yet.')).toBeVisible();
    const asked = await converse([], { properties: { placeholder: '**Ask** me' } });
    expect(asked.host.querySelector('strong')?.textContent).toBe('Ask');
  });

  test('is a list of messages that tell who says them', async () => {
    const chat = await converse([said('system', 'Be brief.'), said('user', 'Hi'), said('assistant', 'Hello')]);
    await expect.element(chat.screen.getByRole('list', { name: 'Chat' })).toBeVisible();
    expect(chat.messages().map((each) => each.querySelector('.yc-chat-role')?.textContent)).toEqual([
      'System',
      'User',
      'Assistant',
    ]);
    expect(chat.box().clientHeight).toBeGreaterThan(380);
  });

  test('renders Markdown as it streams, and leaves what is above it alone', async () => {
    const chat = await converse([
      said('user', 'Tell me **more**'),
      said('assistant', '# Title\n\nFirst.\n\nSecond **bo'),
    ]);
    const [question, answer] = chat.messages();
    const strong = question?.querySelector('strong') as HTMLElement;
    const heading = answer?.querySelector('h1');
    getSelection()?.selectAllChildren(strong);
    chat.grow('ld** and _more');
    chat.grow('_\n\n- item');
    chat.add(said('user', 'Thanks'));
    expect(chat.messages().slice(0, 2)).toEqual([question, answer]);
    expect(question?.querySelector('strong')).toBe(strong);
    expect(answer?.querySelector('h1')).toBe(heading);
    expect(answer?.querySelector('li')?.textContent).toBe('item');
    expect(answer?.querySelector('em')?.textContent).toBe('more');
    expect(getSelection()?.toString()).toBe('more');
  });

  test('keeps its messages’ elements when the whole history comes again, and when the first ones go', async () => {
    const chat = await converse(long(10));
    const before = chat.messages();
    chat.set(long(10));
    expect(chat.messages()).toEqual(before);
    chat.set(long(10).slice(2));
    expect(chat.messages()).toEqual(before.slice(2));
    chat.set([...long(10).slice(4), said('user', 'new')]);
    expect(chat.messages().slice(0, 6)).toEqual(before.slice(4));
    expect(chat.messages()).toHaveLength(7);
  });

  test('is never dimmed', async () => {
    const chat = await converse([said('user', 'Hi')]);
    chat.setStale(true);
    expect(chat.host.querySelector('[data-stale]')).toBeNull();
  });

  test('shows no HTML that could act', async () => {
    const chat = await converse([
      said('user', '<img src="x:" onerror="window.hacked = true"><script>window.hacked = true</script><b>bold</b>'),
      said('assistant', '<button class="yc-action">Log in</button><form><input></form>', '<i>title</i>'),
    ]);
    await painted();
    const bodies = chat.host.querySelectorAll('.yc-prose');
    expect([...bodies].flatMap((each) => [...each.querySelectorAll('script, button, form, input')])).toEqual([]);
    expect(chat.host.querySelector('img')?.hasAttribute('onerror')).toBe(false);
    expect(chat.host.querySelector('summary')?.textContent).toBe('<i>title</i>');
    expect('hacked' in window).toBe(false);
  });

  test('folds a message that has a title', async () => {
    const chat = await converse([said('assistant', 'Looking …', 'Search'), said('assistant', 'Found.')]);
    await userEvent.click(chat.screen.getByText('Search'));
    await expect.element(chat.screen.getByText('Looking …')).not.toBeVisible();
    chat.set([said('assistant', 'Looking … done', 'Search'), said('assistant', 'Found.')]);
    expect(chat.host.querySelector('details')?.open).toBe(false);
  });

  test('shows pictures, plays sound and saves files, with text between them', async () => {
    const page = new File(['<script>'], 'page.html', { type: 'text/html' });
    const chat = await converse([
      said('assistant', [
        { type: 'text', text: 'Look:' },
        { type: 'image', image: solid(4, 4, [255, 0, 0]) },
        { type: 'image', image: { as: 'file', file: await pngFile('a.png', [0, 0, 255]) } },
        { type: 'audio', file: new File(['a'], 'a.svg', { type: 'audio/svg+xml' }) },
        { type: 'file', file: page },
        { type: 'text', text: 'en' },
      ]),
    ]);
    expect(middleOf(chat.host.querySelector('canvas') as HTMLCanvasElement)).toEqual([255, 0, 0, 255]);
    const image = (await until(() => chat.host.querySelector<HTMLImageElement>('img[src]'))) as HTMLImageElement;
    await until(() => image.complete && image.naturalWidth > 0);
    expect(middleOf(image)).toEqual([0, 0, 255, 255]);
    const canvas = chat.host.querySelector('canvas');
    chat.grow('d');
    expect(chat.host.querySelector('canvas')).toBe(canvas);
    expect(chat.host.textContent).toContain('end');

    const sound = await fetch((chat.host.querySelector('audio') as HTMLAudioElement).src);
    expect((await sound.blob()).type).toBe('audio/mpeg');
    const link = chat.screen.getByRole('link', { name: 'Download page.html' }).element() as HTMLAnchorElement;
    expect((await (await fetch(link.href)).blob()).type).toBe('application/octet-stream');

    await userEvent.click(chat.screen.getByRole('button', { name: 'Enlarge image from the assistant' }).first());
    await until(() => chat.host.querySelector('dialog[open] canvas'));
    await userEvent.click(chat.screen.getByRole('button', { name: 'Close' }));
    expect(chat.host.querySelector('dialog')).toBeNull();
  });

  test('plays a film in a message, and offers one that cannot be played for download', async () => {
    const clip = await (await fetch('/examples/clip.mp4')).blob();
    const film = (name: string, content: BlobPart, type: string): ChatContent => ({
      type: 'video',
      file: new File([content], name, { type }),
    });
    const chat = await converse([
      said('assistant', [
        film('clip.mov', clip, 'video/quicktime'),
        film('page.html', '<script>1</script>', 'text/html'),
      ]),
    ]);
    const [plays, fails] = chat.host.querySelectorAll('video');
    await until(() => plays?.videoWidth);
    expect([plays?.videoWidth, plays?.hidden, plays?.controls]).toEqual([expect.any(Number), false, true]);
    await plays?.play();
    await until(() => (plays?.currentTime ?? 0) > 0);
    plays?.pause();
    await until(() => fails?.hidden);
    expect(chat.host.textContent).toContain('This browser cannot play this video. Download it to see it.');
    // Under its own type it would be a document of this site.
    expect((await (await fetch(fails?.src ?? '')).blob()).type).toBe('video/mp4');
    await expect.element(chat.screen.getByRole('link', { name: 'Download page.html' })).toBeVisible();
  });
});

describe('What a person does with a message', () => {
  const talk = [said('user', 'What?'), said('assistant', 'This.'), said('user', 'Why?'), said('assistant', 'So.')];

  test('is told to who listens, and offered to nobody else', async () => {
    const quiet = await converse(talk);
    const names = [...quiet.host.querySelectorAll('.yc-chat-tools button')].map((each) => each.textContent);
    expect(new Set(names)).toEqual(new Set(['Copy']));

    const chat = await converse(talk, { listened: ['like', 'retry', 'undo', 'edit'] });
    await chat.press('Like', 1);
    await chat.press('Dislike', 1);
    await chat.press('Dislike', 1);
    await chat.press('Try again', 3);
    await chat.press('Undo', 3);
    expect(chat.events).toEqual([
      ['like', { index: 1, value: 'This.', liked: true }],
      ['like', { index: 1, value: 'This.', liked: false }],
      ['like', { index: 1, value: 'This.', liked: null }],
      ['retry', { index: 2, value: 'Why?' }],
      ['undo', { index: 2, value: 'Why?' }],
    ]);
    expect(
      [...chat.host.querySelectorAll('.yc-chat-tools button')].filter((each) => each.textContent === 'Undo'),
    ).toHaveLength(1);
  });

  test('shows what was liked until another answer takes its place', async () => {
    const chat = await converse(talk, { properties: { likeable: true } });
    await chat.press('Like', 3);
    chat.grow(' Really.');
    await expect.element(chat.screen.getByRole('button', { name: 'Like', pressed: true, exact: true })).toBeVisible();
    chat.set([...talk.slice(0, 3), said('assistant', 'Otherwise.')]);
    expect(chat.host.querySelector('[aria-pressed="true"]')).toBeNull();
  });

  test('copies it', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const chat = await converse(talk, { listened: ['copy'] });
    await chat.press('Copy message', 1);
    expect(write).toHaveBeenCalledWith('This.');
    await until(() => chat.events.length > 0);
    expect(chat.events).toEqual([['copy', { index: 1, value: 'This.' }]]);
    write.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await chat.press('Copy message', 0);
    await expect.element(chat.screen.getByRole('button', { name: 'Not allowed' })).toBeVisible();
    write.mockRestore();
  });

  test('copies a code block, coloured, streaming or in a list', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const chat = await converse([said('assistant', '```js\nlet a = 1')]);
    chat.grow(';\nlet b;\n```\n\n- list\n\n  ```\n  plain\n  ```');
    await until(() => chat.host.querySelector('.yc-t-keyword'));
    const buttons = chat.screen.getByRole('button', { name: 'Copy code' });
    expect(buttons.elements()).toHaveLength(2);
    await userEvent.click(buttons.nth(0));
    await userEvent.click(buttons.nth(1));
    expect(write.mock.calls).toEqual([['let a = 1;\nlet b;\n'], ['plain\n']]);
    write.mockRestore();
  });

  test('edits what a user said, and keeps it being typed whatever comes', async () => {
    const chat = await converse(talk, { listened: ['edit'] });
    await chat.press('Edit', 2);
    const field = chat.screen.getByRole('textbox', { name: 'Message' });
    await expect.element(field).toHaveFocus();
    await userEvent.type(field, ' And how?');
    chat.grow(' And so on.');
    await expect.element(field).toHaveValue('Why? And how?');
    await userEvent.click(chat.screen.getByRole('button', { name: 'Save' }));
    expect(chat.events).toEqual([['edit', { index: 2, value: 'Why? And how?', previous: 'Why?' }]]);
    // What is shown is what was saved, whoever listens.
    await expect.element(chat.screen.getByText('Why? And how?')).toBeVisible();
    expect(chat.screen.getByText('Why?', { exact: true }).elements()).toEqual([]);
    await chat.press('Edit', 0);
    await userEvent.keyboard('x{Escape}');
    expect(chat.events).toHaveLength(1);
    expect(chat.host.querySelector('textarea')).toBeNull();
  });
});

describe('The end of a chat', () => {
  test('is followed as it grows, by pictures that load late too', async () => {
    const chat = await converse(long(20));
    await until(() => chat.left() < 1);
    for (let i = 0; i < 20; i++) chat.grow(`\n\nline ${i}`);
    await until(() => chat.left() < 1);
    chat.add(
      said('assistant', [{ type: 'image', image: { as: 'file', file: await pngFile('a.png', [0, 0, 255], 300) } }]),
    );
    await until(() => (chat.host.querySelector('img')?.naturalWidth ?? 0) > 0);
    await until(() => chat.left() < 1);
    expect(chat.screen.getByRole('button', { name: 'Latest' }).elements()).toEqual([]);
  });

  test('is left where the reader scrolls up, and followed again at a press', async () => {
    const chat = await converse(long(20));
    await until(() => chat.left() < 1);
    chat.box().scrollTop -= 200;
    await expect.element(chat.screen.getByRole('button', { name: 'Latest' })).toBeVisible();
    const { scrollTop } = chat.box();
    for (let i = 0; i < 20; i++) {
      chat.grow(`\n\nline ${i}`);
      await painted();
    }
    expect(chat.box().scrollTop).toBe(scrollTop);
    await userEvent.click(chat.screen.getByRole('button', { name: 'Latest' }));
    await until(() => chat.left() < 1);
    chat.grow('\n\none more line');
    await until(() => chat.left() < 1 && chat.host.querySelector('.yc-chat-latest') === null);
  });

  test('is followed again when the reader is back at it', async () => {
    const chat = await converse(long(20));
    await until(() => chat.left() < 1);
    chat.box().scrollTop = 0;
    await until(() => chat.host.querySelector('.yc-chat-latest'));
    chat.box().scrollTop = chat.box().scrollHeight;
    await until(() => !chat.host.querySelector('.yc-chat-latest'));
    chat.grow('\n\nmore\n\nand more');
    await until(() => chat.left() < 1);
  });

  test('is left at the first turn of the wheel upwards', async () => {
    const chat = await converse(long(20));
    await until(() => chat.left() < 1);
    chat.box().dispatchEvent(new WheelEvent('wheel', { deltaY: -2, bubbles: true }));
    await until(() => chat.host.querySelector('.yc-chat-latest'));
  });
});

// They come while the page is idle, which on a busy machine it seldom is.
describe('A thousand messages', { timeout: 300_000 }, () => {
  test('are there from the end on, and come to be all there while the end stays in sight', async () => {
    const chat = await converse(null);
    chat.set(long(1000));
    expect(chat.messages().length).toBeLessThan(100);
    expect(chat.messages().at(-1)?.textContent).toContain('Message 999');
    for (let i = 0; chat.messages().length < 1000 && i < 2000; i++) {
      await painted();
      chat.grow(' token');
    }
    expect(chat.messages()).toHaveLength(1000);
    expect(chat.messages()[0]?.textContent).toContain('Message 0');
    await until(() => chat.left() < 1);
  });

  test.each([300, 0])('leave the reader where they are while the older ones come, at %i', async (scrollTop) => {
    const chat = await converse(null);
    chat.set(long(1000));
    await painted();
    chat.box().scrollTop = scrollTop;
    await painted();
    const top = () => chat.box().getBoundingClientRect().top;
    const seen = chat.messages().find((each) => each.getBoundingClientRect().top > top()) as HTMLElement;
    // The engine keeps the place as it lays out, which is after the frame's callbacks: two painted frames must agree.
    const settled = async () => {
      for (let before = Number.NaN; ; ) {
        await painted();
        await new Promise((resolve) => setTimeout(resolve));
        const now = seen.getBoundingClientRect().top - top();
        if (Math.abs(now - before) < 1) return now;
        before = now;
      }
    };
    const place = await settled();
    await vi.waitUntil(() => chat.messages().length === 1000, { timeout: 250_000 });
    expect(Math.abs((await settled()) - place)).toBeLessThan(2);
  });

  test('tell each its own place', async () => {
    const chat = await converse(long(200), { listened: ['like'] });
    await userEvent.click(chat.screen.getByRole('button', { name: 'Like', exact: true }).last());
    expect(chat.events).toMatchObject([['like', { index: 199 }]]);
  });
});
