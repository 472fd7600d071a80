import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { applyChat, type ChatMessageWire, type ChatSlot } from '../../../src/protocol';
import { chatEncodingOf } from '../../../src/runtime/chat';
import { lent, Payload } from '../../../src/runtime/encode';

const { chatSlot, encodeChat } = chatEncodingOf(lent);

// A worker's, and not Node's.
beforeAll(() => {
  vi.stubGlobal('ImageBitmap', class {});
  vi.stubGlobal('OffscreenCanvas', class {});
  return () => vi.unstubAllGlobals();
});

const said = (role: ChatMessageWire['role'], ...texts: string[]): ChatMessageWire => ({
  role,
  content: texts.map((text) => ({ type: 'text', text })),
  title: null,
});

const isSlot = (sent: ChatSlot | ChatMessageWire[]): sent is ChatSlot => !Array.isArray(sent);

/** What the page holds after this has been sent. */
const receive = (before: readonly ChatMessageWire[], sent: ChatSlot | ChatMessageWire[]) =>
  isSlot(sent) ? applyChat(before, sent) : sent;

const file = new File(['a'], 'a.txt');
const part = fc.oneof(
  fc.constantFrom('', 'a', 'ab', 'abc', 'b').map((text) => ({ type: 'text' as const, text })),
  fc.constant({ type: 'file' as const, file }),
);
const message: fc.Arbitrary<ChatMessageWire> = fc.record({
  role: fc.constantFrom('user', 'assistant', 'system'),
  content: fc.array(part, { maxLength: 3 }),
  title: fc.constantFrom(null, 'Search'),
});

describe('What is sent of a conversation', () => {
  test('gives the page what was meant, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(fc.array(message, { maxLength: 6 }), { maxLength: 6 }), (yields) => {
        let sender: ChatMessageWire[] | undefined;
        let page: ChatMessageWire[] = [];
        for (const conversation of yields) {
          page = receive(page, chatSlot(sender, conversation));
          sender = conversation;
          expect(page).toEqual(conversation);
        }
      }),
    );
  });

  test('gives what was meant as conversations grow, and keeps what has not changed', () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 6 }), fc.string(), message, (before, tail, next) => {
        const last = before.at(-1) as ChatMessageWire;
        const end = last.content.at(-1);
        const grown: ChatMessageWire = {
          ...last,
          content:
            end?.type === 'text'
              ? [...last.content.slice(0, -1), { type: 'text', text: end.text + tail }]
              : [...last.content, { type: 'text', text: tail }],
        };
        const after = [...before.slice(0, -1), grown, next];
        const page = receive(before, chatSlot(before, after));
        expect(page).toEqual(after);
        for (let i = 0; i < before.length - 1; i++) expect(page[i]).toBe(before[i]);
      }),
    );
  });

  test('is the tail alone where the last message grows', () => {
    const before = [said('user', 'Hi'), said('assistant', 'Hel')];
    const after = [said('user', 'Hi'), said('assistant', 'Hello')];
    expect(chatSlot(before, after)).toEqual({ slot: 'chat', keep: 2, append: 'lo', messages: [] });
  });

  test('begins with the first message that differs', () => {
    const before = [said('user', 'Hi'), said('assistant', 'Hello'), said('user', 'Bye')];
    const after = [said('user', 'Hi'), said('assistant', 'No.')];
    expect(chatSlot(before, after)).toEqual({ slot: 'chat', keep: 1, append: null, messages: [after[1]] });
  });

  test('is all of it where the first message differs, or nothing was sent before', () => {
    const all = [said('user', 'Hi')];
    expect(chatSlot([said('user', 'Ho')], all)).toBe(all);
    expect(chatSlot(undefined, all)).toBe(all);
  });

  test('counts in bytes what is sent and not what is kept', () => {
    const payload = new Payload();
    const before = [said('user', 'x'.repeat(1000)), said('assistant', 'Hel')];
    chatSlot(before, [before[0] as ChatMessageWire, said('assistant', 'Hello')], payload);
    expect(payload.bytes).toBe(2);
  });

  test('does no harm where it names messages that are not there', () => {
    expect(applyChat([], { slot: 'chat', keep: 3, append: 'x', messages: [] })).toEqual([]);
  });
});

describe('A conversation that an author yields', () => {
  test('is messages of text, files and sound, with a title where they have one', () => {
    const sound = new Blob(['a'], { type: 'audio/wav' });
    const picture = new File(['a'], 'a.png', { type: 'image/png' });
    const [first, second] = encodeChat([
      { role: 'user', content: ['Look:', picture, sound, { name: 'a.csv', data: '1,2' }] },
      { role: 'assistant', content: 'I see.', title: 'Looking' },
    ]);
    expect(first?.content.map((each) => each.type)).toEqual(['text', 'image', 'audio', 'file']);
    expect(first?.content[3]).toMatchObject({ file: { name: 'a.csv' } });
    expect(second).toEqual({ role: 'assistant', content: [{ type: 'text', text: 'I see.' }], title: 'Looking' });
  });

  test('gives the same objects again for what has not changed', () => {
    const picture = new File(['a'], 'a.png', { type: 'image/png' });
    const history = [
      { role: 'user', content: ['Look', picture] },
      { role: 'assistant', content: 'I' },
    ];
    const before = encodeChat(history);
    (history[1] as { content: string }).content += ' see.';
    const after = encodeChat(history);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toEqual(said('assistant', 'I see.'));
    expect(encodeChat(history.map((each) => ({ ...each })))[0]?.content[1]).toBe(before[0]?.content[1]);
  });

  test('is looked at anew where its author changes a message or its array of pieces', () => {
    const pieces: unknown[] = ['a'];
    const message: Record<string, unknown> = { role: 'user', content: pieces };
    const texts = () => encodeChat([message])[0]?.content.map((each) => each.type === 'text' && each.text);
    expect(texts()).toEqual(['a']);
    pieces.push('b');
    expect(texts()).toEqual(['a', 'b']);
    pieces[0] = 'c';
    expect(texts()).toEqual(['c', 'b']);
    message.role = 'assistant';
    expect(encodeChat([message])[0]?.role).toBe('assistant');
  });

  test('of a thousand messages is encoded and compared within a millisecond or so', () => {
    const history = Array.from({ length: 1000 }, (_, i) => ({
      role: i % 2 ? 'assistant' : 'user',
      content: `Message ${i} ${'word '.repeat(50)}`,
    }));
    let before: ChatMessageWire[] | undefined;
    const times: number[] = [];
    for (let i = 0; i < 100; i++) {
      (history[999] as { content: string }).content += ' token';
      const began = performance.now();
      // Also where an author copies the history for each yield.
      const after = encodeChat(i % 2 ? history : history.map((each) => ({ ...each })));
      const sent = chatSlot(before, after);
      times.push(performance.now() - began);
      if (before) expect(sent).toMatchObject({ keep: 1000, append: ' token', messages: [] });
      before = after;
    }
    // The fastest of a hundred: what the machine has to do besides slows some of them.
    expect(Math.min(...times)).toBeLessThan(2);
  });

  test.each([
    ['Hello', /takes an array of messages such as .*and this is the text "Hello"/],
    [[{ role: 'user', content: 'a' }, 'b'], /^message 2: a message is an object/],
    [[['a', 'b']], /^message 1: a message is an object .* this is an array of 2/],
    [[{ role: 'bot', content: 'a' }], /^message 1: its role is user, assistant or system, and this is the text "bot"/],
    [[{ role: 'user', content: undefined }], /^message 1: its content: a piece of a message is text.*undefined/],
    [[{ role: 'user', content: ['a', new Map()] }], /^message 1: its content\[1\]: .*this is a Map/],
    [[{ role: 'user', content: 'a', title: 5 }], /^message 1: its title is text, and this is 5/],
    [[{ role: 'user', content: new Uint8Array(3) }], /^message 1: its content: these 3 bytes are no image/],
  ])('is refused with a sentence that names the message: %j', (value, sentence) => {
    expect(() => encodeChat(value)).toThrow(sentence);
  });
});
