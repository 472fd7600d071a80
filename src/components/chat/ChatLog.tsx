import { createMemo, For, Show } from 'solid-js';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { accessibleName } from '../naming';
import { createAvatar } from './avatars';
import { ChatMessage } from './ChatMessage';
import { createFollowing } from './following';
import { createLatestFirst } from './latest-first';
import { createRows, type Row } from './rows';

/** The messages, in a box that stays scrolled to the end as they grow. */
export const ChatLog = (props: { of: ComponentProps<'chatbot'> }) => {
  let box!: HTMLDivElement;
  let list!: HTMLOListElement;
  const { rows, tree } = createRows(() => props.of.value ?? []);
  const { following, steady, follow, around } = createFollowing({
    box: () => box,
    content: () => list,
    follows: props.of.properties.autoscroll !== false,
  });
  const { shown } = createLatestFirst(() => tree().top, around);
  const lastRow = createMemo(() => rows().at(-1));
  const lastTop = createMemo(() => tree().top.at(-1));
  const avatars = [0, 1].map((side) => createAvatar(() => props.of.properties.avatarImages?.[side]));
  const avatarOf = (row: Row) => {
    const { role } = row.message();
    return role === 'system' ? undefined : avatars[role === 'user' ? 0 : 1]?.();
  };
  /** The feedback of the author's list, which has an entry for each message of the assistant. */
  const feedbackOf = (row: Row): string | null | undefined => {
    const values = props.of.properties.feedbackValue;
    if (!values) return undefined;
    const answers = rows().filter((each) => each.message().role === 'assistant');
    return values[answers.indexOf(row)];
  };
  const none: readonly Row[] = [];
  const insideOf = (row: Row) => tree().inside.get(row) ?? none;
  return (
    <div class="yc-chat">
      {/* Without a tab index, some engines do not let the keyboard into a scroll container. */}
      <div ref={box} class="yc-chat-box" tabindex="0" data-steady={steady() ? '' : undefined}>
        <ol
          ref={list}
          class="yc-chat-list"
          dir={props.of.properties.rtl ? 'rtl' : undefined}
          data-apart={props.of.properties.groupConsecutiveMessages === false ? '' : undefined}
          aria-label={accessibleName(props.of)}
        >
          <For each={shown()}>
            {(row) => (
              <ChatMessage
                of={props.of}
                row={row}
                insideOf={insideOf}
                index={() => rows().indexOf(row)}
                last={row === lastTop() || row === lastRow()}
                avatar={avatarOf(row)}
                feedback={feedbackOf(row)}
              />
            )}
          </For>
        </ol>
      </div>
      <Show when={!following()}>
        <button type="button" class="yc-chat-latest" onClick={follow}>
          {say('Latest')} <span aria-hidden="true">↓</span>
        </button>
      </Show>
    </div>
  );
};
