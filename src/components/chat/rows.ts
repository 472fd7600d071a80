import { type Accessor, batch, createComputed, createMemo, createSignal, type Setter, untrack } from 'solid-js';
import { type ChatMessageWire, sameMessage } from '../../protocol';
import { parentsOf, type Tree, treeOf } from './thoughts';

/** One message's row in the list. The message in it may change; its elements stay. */
export type Row = { message: Accessor<ChatMessageWire>; set: Setter<ChatMessageWire> };

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
 * One row per message, as a tree of messages and what is inside of them. Keyed by message, each token would recreate the
 * last message's elements; keyed by index, every message would change when the first ones go.
 */
export const createRows = (
  messages: Accessor<readonly ChatMessageWire[]>,
): { rows: Accessor<Row[]>; tree: Accessor<Tree<Row>> } => {
  const [rows, setRows] = createSignal<Row[]>([]);
  const [parents, setParents] = createSignal<number[] | undefined>(undefined, {
    equals: (before, after) => before?.join() === after?.join(),
  });
  createComputed(() => {
    const now = messages();
    untrack(() =>
      batch(() => {
        setRows(next(rows(), now));
        setParents(parentsOf(now));
      }),
    );
  });
  return { rows, tree: createMemo(() => treeOf(rows(), parents())) };
};
