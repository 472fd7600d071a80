import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import { onTestFinished } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { componentOf, type KindComponent } from '../../../src/components';
import '../../../src/app/theme.css';
import '../../../src/components/styles.css';
import { applyChat, type ChatContent, type ChatMessageWire, type Properties } from '../../../src/protocol';
import { until } from './shown';

/** A message; a string stands for its text. */
export const said = (
  role: ChatMessageWire['role'],
  content: string | ChatContent[],
  title: string | null = null,
): ChatMessageWire => ({
  role,
  content: typeof content === 'string' ? [{ type: 'text', text: content }] : content,
  title,
});

type Options = { properties?: Partial<Properties<'chatbot'>>; listened?: string[] };

let count = 0;

/** Shows a chat that goes on as an app's does: by slots, and with messages that are kept. */
export const converse = async (first: ChatMessageWire[] | null, options: Options = {}) => {
  const host = document.createElement('div');
  const id = `yc-chat-${count++}`;
  host.dataset.testid = id;
  host.style.inlineSize = '30rem';
  document.body.append(host);
  const [value, setValue] = createSignal(first, { equals: false });
  const [stale, setStale] = createSignal(false);
  const events: [string, unknown][] = [];
  const Chatbot = componentOf('chatbot') as unknown as KindComponent<'chatbot'>;
  const dispose = render(
    () => (
      <Chatbot
        id={id}
        kind="chatbot"
        value={value()}
        properties={{ label: 'Chat', ...options.properties }}
        interactive={false}
        stale={stale()}
        listened={new Set(options.listened)}
        onInput={(messages) => setValue(messages)}
        onEvent={(event, data) => events.push([event, data])}
      />
    ),
    host,
  );
  onTestFinished(() => {
    dispose();
    host.remove();
  });
  await until(() => !host.querySelector('.yc-loading'));
  const box = () => host.querySelector('.yc-chat-box') as HTMLElement;
  return {
    host,
    events,
    box,
    screen: page.getByTestId(id),
    set: (messages: ChatMessageWire[] | null) => setValue(messages),
    setStale,
    /** Adds to the end of the last message. */
    grow: (append: string) =>
      setValue((before) => applyChat(before ?? [], { slot: 'chat', keep: before?.length ?? 0, append, messages: [] })),
    add: (...messages: ChatMessageWire[]) =>
      setValue((before) =>
        applyChat(before ?? [], { slot: 'chat', keep: before?.length ?? 0, append: null, messages }),
      ),
    messages: () => [...host.querySelectorAll<HTMLElement>('.yc-chat-message')],
    /** How far the end is from the reader, in CSS pixels. */
    left: () => box().scrollHeight - box().clientHeight - box().scrollTop,
    press: (name: string, message: number) =>
      userEvent.click(
        page.getByTestId(id).getByRole('listitem').nth(message).getByRole('button', { name, exact: true }),
      ),
  };
};
