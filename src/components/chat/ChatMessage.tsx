import { createMemo, createSignal, For, Show } from 'solid-js';
import type { ChatMessageWire } from '../../protocol';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import type { Avatar } from './avatars';
import { ChatEdit } from './ChatEdit';
import { ChatParts } from './ChatParts';
import { ChatThought } from './ChatThought';
import { ChatTools } from './ChatTools';
import { isText, roleNames, textOf } from './message-text';
import type { Row } from './rows';

type ChatMessageProps = {
  of: ComponentProps<'chatbot'>;
  row: Row;
  /** The rows of the messages inside of another one. */
  insideOf(row: Row): readonly Row[];
  /** Its index among all messages, read only when an event happens. */
  index: () => number;
  last: boolean;
  /** The image beside it. `undefined` if its side has none. */
  avatar: Avatar | undefined;
  /** The feedback that its author has set. */
  feedback: string | null | undefined;
};

const ChatAvatar = (props: { avatar: Avatar; role: ChatMessageWire['role'] }) => (
  <span class="yc-chat-avatar" title={props.avatar.problem} aria-hidden="true">
    <Show when={props.avatar.src} fallback={props.avatar.problem && say(roleNames[props.role])[0]}>
      {(src) => <img src={src()} alt="" />}
    </Show>
  </span>
);

/** The content of a message and the messages inside of it, folded if it has a title. */
const ChatBody = (props: Pick<ChatMessageProps, 'of' | 'row' | 'insideOf'>) => {
  const message = () => props.row.message();
  const isThought = createMemo(() => message().title !== null);
  const inside = createMemo(() => props.insideOf(props.row));
  const content = () => (
    <>
      <ChatParts message={message()} delimiters={props.of.properties.latexDelimiters} />
      <Show when={inside().length > 0}>
        <ol class="yc-chat-thoughts">
          <For each={inside()}>
            {(row) => (
              <li>
                <ChatBody of={props.of} row={row} insideOf={props.insideOf} />
              </li>
            )}
          </For>
        </ol>
      </Show>
    </>
  );
  return (
    <Show when={isThought()} fallback={content()}>
      <ChatThought message={message()}>{content()}</ChatThought>
    </Show>
  );
};

export const ChatMessage = (props: ChatMessageProps) => {
  const [editing, setEditing] = createSignal(false);
  const message = () => props.row.message();
  const role = createMemo(() => message().role);
  const answers = () => props.last && role() === 'assistant';
  const offers = (event: string, property?: boolean) => property || props.of.listened.has(event);
  const tell = (event: string, more?: Readonly<Record<string, unknown>>) =>
    props.of.onEvent(event, { ...aboutOf(event, props.of.value ?? [], props.index()), ...more });

  const save = (value: string) => {
    const previous = textOf(message());
    setEditing(false);
    if (value === previous) return;
    const index = props.index();
    const edited = { ...message(), content: [{ type: 'text' as const, text: value }] };
    // Update the conversation first, so that listeners get it as it is now.
    props.of.onInput((props.of.value ?? []).map((message, at) => (at === index ? edited : message)));
    props.of.onEvent('edit', { index, value, previous });
  };
  return (
    <li class="yc-chat-message" data-role={role()} data-avatar={props.avatar ? '' : undefined}>
      <span class="yc-chat-role">{say(roleNames[role()])}</span>
      <Show when={props.avatar}>{(avatar) => <ChatAvatar avatar={avatar()} role={role()} />}</Show>
      <Show
        when={!editing()}
        fallback={<ChatEdit text={textOf(message())} onSave={save} onCancel={() => setEditing(false)} />}
      >
        <div class="yc-chat-body">
          <ChatBody of={props.of} row={props.row} insideOf={props.insideOf} />
        </div>
        <Show when={props.last && message().options}>
          {(options) => (
            <div class="yc-chat-options">
              <For each={options()}>
                {(option) => (
                  <button type="button" class="yc-action" onClick={() => tell('optionSelect', { value: option.value })}>
                    {option.label}
                  </button>
                )}
              </For>
            </div>
          )}
        </Show>
        <ChatTools
          message={message()}
          copyable={props.of.properties.buttons?.includes('copy') ?? true}
          likeable={role() === 'assistant' && offers('like', props.of.properties.likeable)}
          feedbackOptions={props.of.properties.feedbackOptions}
          feedback={props.feedback}
          editable={role() === 'user' && offers('edit', props.of.properties.editable) && isText(message())}
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
 * What a listener gets: the message's index and text. For `retry` and `undo` these are the question's, so that
 * `history.slice(0, index)` is what came before it and `value` is what to ask again.
 */
const aboutOf = (event: string, messages: readonly ChatMessageWire[], index: number) => {
  const question = messages.findLastIndex((message, at) => at <= index && message.role === 'user');
  const about = (event === 'retry' || event === 'undo') && question >= 0 ? question : index;
  const message = messages[about];
  return { index: about, value: message ? textOf(message) : '' };
};
