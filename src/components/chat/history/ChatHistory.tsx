import { For, Show } from 'solid-js';
import { language, say } from '../../../words';
import type { ComponentProps } from '../../contract';
import { createConversations } from './conversations';

/** The conversations that this browser keeps: begin one, open one, delete one. */
export const ChatHistory = (props: { of: ComponentProps<'chatbot'> }) => {
  const conversations = createConversations(props.of);
  // The answer of a run belongs to the conversation that it was asked in.
  const busy = () => props.of.progress !== undefined;
  return (
    <nav class="yc-chat-history" aria-label="Conversations">
      <button
        type="button"
        class="yc-action"
        disabled={busy() || !props.of.value?.length}
        onClick={() => conversations.begin()}
      >
        <span aria-hidden="true">+</span> {say('New chat')}
      </button>
      <ul>
        <For each={conversations.list()}>
          {(kept) => (
            <li>
              <button
                type="button"
                class="yc-chat-kept"
                aria-current={conversations.current() === kept.id ? 'true' : undefined}
                disabled={busy()}
                title={new Date(kept.changed).toLocaleString(language())}
                onClick={() => conversations.open(kept)}
              >
                {kept.title}
              </button>
              <button
                type="button"
                class="yc-action"
                disabled={busy()}
                aria-label={say`Delete ${kept.title}`}
                onClick={() => conversations.remove(kept)}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={conversations.deleted()}>
        {(deleted) => (
          <p class="yc-info">
            {say`Deleted “${deleted().kept.title}”.`}{' '}
            <button type="button" class="yc-action" onClick={() => conversations.restore()}>
              Undo
            </button>
          </p>
        )}
      </Show>
      <Show when={conversations.problem()}>
        <p class="yc-problem" role="alert">
          {conversations.problem()}
        </p>
      </Show>
    </nav>
  );
};
