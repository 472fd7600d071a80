import {
  type Accessor,
  batch,
  createComputed,
  createMemo,
  createSignal,
  For,
  type Setter,
  Show,
  untrack,
} from 'solid-js';
import { type ChatMessageWire, sameMessage } from '../../protocol';
import type { ComponentProps } from '../contract';
import { accessibleName } from '../naming';
import { ChatMessage } from './ChatMessage';
import { createFollowing } from './following';
import { createLatestFirst } from './latest-first';

/** One message's row in the list. The message in it may change; its elements stay. */
type Row = { message: Accessor<ChatMessageWire>; set: Setter<ChatMessageWire> };

/** If more messages than this change at once, it is another conversation, and no old row after the change is reused. */
const most = 50;

const newRow = (first: ChatMessageWire): Row => {
  const [message, set] = createSignal(first, { equals: sameMessage });
  return { message, set };
};

/** The message's index in the old rows from `from` on, if those in between were removed; else `from`. */
const placeOf = (message: ChatMessageWire, rows: readonly Row[], from: number) => {
  for (let at = from; at < rows.length; at++) if (sameMessage((rows[at] as Row).message(), message)) return at;
  return from;
};

/** The rows for these messages, reusing old ones where possible. Returns the same array if its rows stay the same. */
const next = (rows: Row[], messages: readonly ChatMessageWire[]): Row[] => {
  let same = 0;
  while (same < rows.length && same < messages.length) {
    if (!sameMessage((rows[same] as Row).message(), messages[same] as ChatMessageWire)) break;
    same++;
  }
  if (same === messages.length) return same === rows.length ? rows : rows.slice(0, same);
  const old = same < rows.length ? rows.slice(placeOf(messages[same] as ChatMessageWire, rows, same)) : [];
  const changed = messages
    .slice(same)
    .filter((message, i) => !old[i] || !sameMessage(old[i].message(), message)).length;
  const kept = changed > most ? [] : old;
  const made = messages.slice(same).map((message, i) => {
    const row = kept[i];
    row?.set(() => message);
    return row ?? newRow(message);
  });
  const whole = [...rows.slice(0, same), ...made];
  return whole.length === rows.length && whole.every((row, i) => row === rows[i]) ? rows : whole;
};

/**
 * One row per message. Keyed by message, each token would recreate the last message's elements; keyed by index, every
 * message would change when the first ones go.
 */
const createRows = (messages: Accessor<readonly ChatMessageWire[]>): Accessor<Row[]> => {
  const [rows, setRows] = createSignal<Row[]>([]);
  createComputed(() => {
    const now = messages();
    untrack(() => batch(() => setRows(next(rows(), now))));
  });
  return rows;
};

/** The messages, in a box that stays scrolled to the end as they grow. */
export const ChatLog = (props: { of: ComponentProps<'chatbot'> }) => {
  let box!: HTMLDivElement;
  let list!: HTMLOListElement;
  const rows = createRows(() => props.of.value ?? []);
  const { following, follow, around } = createFollowing({ box: () => box, content: () => list });
  const { shown, from } = createLatestFirst(rows, around);
  const lastRow = createMemo(() => rows().at(-1));
  return (
    <div class="yc-chat">
      {/* Without a tab index, some engines do not let the keyboard into a scroll container. */}
      <div ref={box} class="yc-chat-box" tabindex="0" data-steady={following() ? '' : undefined}>
        <ol ref={list} class="yc-chat-list" aria-label={accessibleName(props.of)}>
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
