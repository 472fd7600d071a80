import type { LogMessage, StatusMessage } from '@gradio/client';
import type { RemoteEvent } from '../messages';

const finite = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);
const textOf = (value: unknown, most = 2000): string | null =>
  value === null || value === undefined || value === '' ? null : String(value).slice(0, most);

/** What a status tells of the queue and of progress. */
export const statusOf = ({ stage, position, size, progress_data, original_msg }: StatusMessage): RemoteEvent[] => {
  if (original_msg === 'process_starts') return [{ type: 'started' }];
  const track = progress_data?.at(-1);
  if (track) {
    const { index, length, progress, unit, desc } = track;
    const done = finite(index) ?? finite(progress);
    const total = finite(index) === null ? 1 : finite(length);
    return [{ type: 'progress', done, total, unit: textOf(unit), description: textOf(desc) }];
  }
  const place = finite(position);
  if (stage !== 'pending' || place === null) return [];
  return [{ type: 'place', place: place + 1, of: finite(size) }];
};

export const logOf = ({ level, log, title, duration }: LogMessage): RemoteEvent => ({
  type: 'log',
  level: String(level),
  message: textOf(log, 10_000) ?? '',
  title: textOf(title),
  duration: finite(duration),
});

/** What the server reports as wrong, as a sentence with its own text. */
export const reportedBy = (
  { message, title, broken, session_not_found }: StatusMessage,
  host: string,
  yielded: number,
): Extract<RemoteEvent, { type: 'failed' }> => {
  if (session_not_found) return { type: 'failed', message: `${host} was started anew and has forgotten this run.` };
  if (broken)
    return {
      type: 'failed',
      message: `${host} broke off after ${yielded} ${yielded === 1 ? 'value' : 'values'}: it went away, or the network did.`,
    };
  const text = textOf(Array.isArray(message) ? message.map(({ message }) => message).join(' ') : message, 10_000);
  // The client says this where the server says nothing.
  if (!text || text === 'An error occurred')
    return { type: 'failed', message: `${host} failed, and does not say why.` };
  const named = textOf(title);
  return { type: 'failed', message: text, own: true, ...(named && named !== 'Error' && { title: named }) };
};
