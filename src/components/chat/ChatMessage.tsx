import { createMemo, createSignal, Show } from 'solid-js';
import type { ChatMessageWire } from '../../protocol';
import type { ComponentProps } from '../contract';
import { ChatEdit } from './ChatEdit';
import { ChatParts } from './ChatParts';
import { ChatTools } from './ChatTools';
import { isText, textOf } from './message-text';

type ChatMessageProps = {
  of: ComponentProps<'chatbot'>;
  message: ChatMessageWire;
  /** Its place among all messages; asked when something happens. */
  index: () => number;
  last: boolean;
};

const names = { user: 'User', assistant: 'Assistant', system: 'System' };

export const ChatMessage = (props: ChatMessageProps) => {
  const [editing, setEditing] = createSignal(false);
  const role = createMemo(() => props.message.role);
  const title = createMemo(() => props.message.title);
  const parts = () => <ChatParts message={props.message} delimiters={props.of.properties.latexDelimiters} />;
  const answers = () => props.last && role() === 'assistant';
  const offers = (event: string, property?: boolean) => property || props.of.listened.has(event);
  const tell = (event: string, more?: Readonly<Record<string, unknown>>) =>
    props.of.onEvent(event, { ...aboutOf(event, props.of.value ?? [], props.index()), ...more });

  const save = (value: string) => {
    const previous = textOf(props.message);
    setEditing(false);
    if (value === previous) return;
    const index = props.index();
    const edited = { ...props.message, content: [{ type: 'text' as const, text: value }] };
    // First the conversation itself: who listens is given it as it is now.
    props.of.onInput((props.of.value ?? []).map((message, at) => (at === index ? edited : message)));
    props.of.onEvent('edit', { index, value, previous });
  };
  return (
    <li class="yc-chat-message" data-role={role()}>
      <span class="yc-chat-role">{names[role()]}</span>
      <Show
        when={!editing()}
        fallback={<ChatEdit text={textOf(props.message)} onSave={save} onCancel={() => setEditing(false)} />}
      >
        <div class="yc-chat-body">
          <Show when={title() !== null} fallback={parts()}>
            <details class="yc-chat-fold" open>
              <summary>{title()}</summary>
              {parts()}
            </details>
          </Show>
        </div>
        <ChatTools
          message={props.message}
          likeable={role() === 'assistant' && offers('like', props.of.properties.likeable)}
          editable={role() === 'user' && offers('edit', props.of.properties.editable) && isText(props.message)}
          retry={answers() && offers('retry')}
          undo={answers() && offers('undo')}
          selectable={offers('select')}
          onEdit={() => setEditing(true)}
          onEvent={tell}
        />
      </Show>
    </li>
  );
};

/**
 * What a listener is told: the message's index and text. To try again or undo is about the question, so that
 * `history.slice(0, index)` is what stood before it, and `value` what is to be asked again.
 */
const aboutOf = (event: string, messages: readonly ChatMessageWire[], index: number) => {
  const question = messages.findLastIndex((message, at) => at <= index && message.role === 'user');
  const about = (event === 'retry' || event === 'undo') && question >= 0 ? question : index;
  const message = messages[about];
  return { index: about, value: message ? textOf(message) : '' };
};
