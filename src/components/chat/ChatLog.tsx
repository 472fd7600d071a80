import { createMemo, For, Show } from 'solid-js';
import type { ComponentProps } from '../contract';
import { nameOf } from '../naming';
import { ChatMessage } from './ChatMessage';
import { createFollowing } from './following';
import { createLatestFirst } from './latest-first';
import { createRows } from './rows';

/** The messages, in a box that stays at its end while they grow. */
export const ChatLog = (props: { of: ComponentProps<'chatbot'> }) => {
  let box!: HTMLDivElement;
  let list!: HTMLOListElement;
  const rows = createRows(() => props.of.value ?? []);
  const { following, follow, around } = createFollowing({ box: () => box, content: () => list });
  const { shown, from } = createLatestFirst(rows, around);
  const lastRow = createMemo(() => rows().at(-1));
  return (
    <div class="yc-chat">
      {/* Engines do not let a keyboard into what scrolls without an index. */}
      <div ref={box} class="yc-chat-box" tabindex="0" data-steady={following() ? '' : undefined}>
        <ol ref={list} class="yc-chat-list" aria-label={nameOf(props.of)}>
          <For each={shown()}>
            {(row, place) => (
              <ChatMessage
                of={props.of}
                message={row.message()}
                index={() => from() + place()}
                last={row === lastRow()}
              />
            )}
          </For>
        </ol>
      </div>
      <Show when={!following()}>
        <button type="button" class="yc-chat-latest" onClick={follow}>
          Latest <span aria-hidden="true">↓</span>
        </button>
      </Show>
    </div>
  );
};
