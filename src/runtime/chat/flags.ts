import type { ChatMessage } from '../../api';
import type { AnyComponent, ChatApp, EventMethod } from '../../api/internal';
import { sentOf } from './answers';
import type { Lent } from './lent';

type Row = [time: string, message: string, answer: string, feedback: string];

const headers = ['Time', 'Message', 'Answer', 'Feedback'];
const tableOf = (rows: readonly Row[]) => ({ headers, data: rows });

/**
 * Keeps what people say of answers in this browser, and shows it in a table, which can be saved as CSV. Nothing is sent
 * anywhere.
 *
 * @returns what to place below the chat, and what fills it once the app has loaded.
 */
export const flagsOf = ({ Accordion, BrowserState, Dataframe, say, update }: Lent, chatbot: ChatApp['chatbot']) => {
  const kept = BrowserState<Row[]>([], { storageKey: 'yieldcast flags' });
  const table = Dataframe({ label: say('Flagged answers'), headers });
  const fold = Accordion(say('Flagged'), { open: false, visible: false }, table);
  const shown = (rows: readonly Row[]) => [rows, tableOf(rows), update({ visible: rows.length > 0 })];
  const outputs = [kept, table, fold];
  const flag = (history: readonly ChatMessage[], rows: readonly Row[], event: { index: number; liked: unknown }) => {
    const { text: answer } = sentOf(history[event.index]);
    const asked = history.findLast((message, at) => at < event.index && message.role === 'user');
    const { text: message } = sentOf(asked);
    const others = rows.filter((row) => row[1] !== message || row[2] !== answer);
    if (event.liked === null) return shown(others);
    const feedback = event.liked === true ? 'Like' : event.liked === false ? 'Dislike' : String(event.liked);
    return shown([...others, [new Date().toISOString(), message, answer, feedback]]);
  };
  chatbot.like(flag as never, [chatbot, kept] as never, outputs as never, { showProgress: 'hidden' });
  return {
    fold: fold as AnyComponent,
    restore: (load: EventMethod) => load(shown as never, kept as never, outputs as never, { showProgress: 'hidden' }),
  };
};
