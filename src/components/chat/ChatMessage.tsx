import { createMemo, createSignal, onMount, Show } from 'solid-js';
import type { ChatMessageWire } from '../../protocol';
import type { ComponentProps } from '../contract';
import { ChatParts } from './ChatParts';
import { ChatTools } from './ChatTools';
import { isText, textOf } from './message-text';

type ChatEditProps = { text: string; onSave(text: string): void; onCancel(): void };

/** Edits a message's text. Escape and Mod-Enter do what the buttons do. */
const ChatEdit = (props: ChatEditProps) => {
  let area!: HTMLTextAreaElement;
  onMount(() => {
    // Set once instead of binding the value: an update must not overwrite what the user types.
    area.value = props.text;
    area.focus();
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const saves = event.key === 'Enter' && (event.metaKey || event.ctrlKey);
    if (!saves && event.key !== 'Escape') return;
    event.preventDefault();
    // The page handles both keys too.
    event.stopPropagation();
    if (saves) props.onSave(area.value);
    else props.onCancel();
  };
  return (
    <div class="yc-chat-edit">
      <textarea ref={area} class="yc-field yc-text" aria-label="Message" rows={3} onKeyDown={onKeyDown} />
      <div class="yc-chat-edit-bar">
        <button type="button" class="yc-action" onClick={props.onCancel}>
          Cancel
        </button>
        <button type="button" class="yc-action" onClick={() => props.onSave(area.value)}>
          Save
        </button>
      </div>
    </div>
  );
};

type ChatMessageProps = {
  of: ComponentProps<'chatbot'>;
  message: ChatMessageWire;
  /** Its index among all messages, read only when an event happens. */
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
    // Update the conversation first, so that listeners get it as it is now.
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
 * What a listener gets: the message's index and text. For `retry` and `undo` these are the question's, so that
 * `history.slice(0, index)` is what came before it and `value` is what to ask again.
 */
const aboutOf = (event: string, messages: readonly ChatMessageWire[], index: number) => {
  const question = messages.findLastIndex((message, at) => at <= index && message.role === 'user');
  const about = (event === 'retry' || event === 'undo') && question >= 0 ? question : index;
  const message = messages[about];
  return { index: about, value: message ? textOf(message) : '' };
};
