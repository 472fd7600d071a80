import { beforeAll, describe, expect, test, vi } from 'vitest';
import { chatEncodingOf } from '../../../src/runtime/chat';
import { lent } from '../../../src/runtime/encode';

const { chatSlot, decodeChat, encodeChat } = chatEncodingOf(lent);

// A worker's, and not Node's.
beforeAll(() => {
  vi.stubGlobal('ImageBitmap', class {});
  vi.stubGlobal('OffscreenCanvas', class {});
  return () => vi.unstubAllGlobals();
});

const message = (more: object) => [{ role: 'assistant', content: 'a', ...more }];

describe('What a message says of itself', () => {
  test('arrives with it, and comes back to the function as its author wrote it', () => {
    const metadata = { title: 'Tool', log: 'GET', status: 'pending', duration: 0.1, id: 1, parentId: 'a' };
    const [wire] = encodeChat(message({ metadata, options: ['Yes', { value: 'No', label: 'Rather not' }] }));
    expect(wire?.title).toBe('Tool');
    const [given] = decodeChat([wire as never]);
    expect(given).toEqual({
      role: 'assistant',
      content: 'a',
      title: 'Tool',
      metadata,
      options: [
        { value: 'Yes', label: 'Yes' },
        { value: 'No', label: 'Rather not' },
      ],
    });
    expect(encodeChat([given])).toEqual([wire]);
  });

  test('may be written as in Python', () => {
    expect(encodeChat(message({ metadata: { title: 'Tool', parent_id: 1, duration: null } }))[0]?.metadata).toEqual({
      parentId: 1,
    });
  });

  test('is sent again where its author changes it in place, and only then', () => {
    const thought = { role: 'assistant', content: 'a', metadata: { title: 'Tool', status: 'pending' } };
    const history = [...message({}), thought];
    const before = encodeChat(history);
    expect(chatSlot(before, encodeChat(history))).toEqual({ slot: 'chat', keep: 2, append: null, messages: [] });
    thought.metadata.status = 'done';
    const after = encodeChat(history);
    expect(chatSlot(before, after)).toEqual({ slot: 'chat', keep: 1, append: null, messages: [after[1]] });
  });

  test.each([
    [{ metadata: 'Tool' }, /^message 1: its metadata is an object such as .*the text "Tool"/],
    [{ metadata: { titel: 'Tool' } }, /^message 1: its metadata has no “titel”; there are title, log, status/],
    [{ metadata: { status: 'running' } }, /^message 1: its metadata.status is 'pending' or 'done', and .*"running"/],
    [{ metadata: { duration: '1 s' } }, /^message 1: its metadata.duration is a number of seconds, .*"1 s"/],
    [{ metadata: { duration: -1 } }, /^message 1: its metadata.duration is a number of seconds, and this is -1/],
    [{ metadata: { id: {} } }, /^message 1: its metadata.id is text or a number, and this is an object/],
    [{ options: 'Yes' }, /^message 1: its options are an array such as .*the text "Yes"/],
    [{ options: [{ value: 'Yes', label: 7 }] }, /^message 1: its options\[0\] is text or .*, and this is 7/],
    [{ options: [{ label: 'Yes' }] }, /^message 1: its options\[0\] is text or \{ value, label \} in text/],
  ])('is refused with a sentence that names it: %j', (more, sentence) => {
    expect(() => encodeChat(message(more))).toThrow(sentence);
  });
});
