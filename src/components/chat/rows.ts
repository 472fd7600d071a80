import { type Accessor, batch, createComputed, createSignal, type Setter, untrack } from 'solid-js';
import { type ChatMessageWire, sameMessage } from '../../protocol';

/** One message's place in the list. The message in it may change; what shows it stays. */
export type Row = { message: Accessor<ChatMessageWire>; set: Setter<ChatMessageWire> };

/** Where more messages than this differ at once, it is another conversation, and none of the old rows is kept for it. */
const most = 50;

const newRow = (first: ChatMessageWire): Row => {
  const [message, set] = createSignal(first, { equals: sameMessage });
  return { message, set };
};

/** Where the message stands in the old rows, when those before it have been taken off. */
const placeOf = (message: ChatMessageWire, rows: readonly Row[], from: number) => {
  for (let at = from; at < rows.length; at++) if (sameMessage((rows[at] as Row).message(), message)) return at;
  return from;
};

/** The rows for these messages, of the old ones as far as they go; the same array where no row comes or goes. */
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
 * A row a message. Keyed by the message alone, each token would make the last message's elements anew; keyed by place, all
 * of them would change when the first messages go.
 */
export const createRows = (messages: Accessor<readonly ChatMessageWire[]>): Accessor<Row[]> => {
  const [rows, setRows] = createSignal<Row[]>([]);
  createComputed(() => {
    const now = messages();
    untrack(() => batch(() => setRows(next(rows(), now))));
  });
  return rows;
};
