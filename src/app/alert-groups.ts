import type { AlertMessage } from '../protocol';

/** An alert as the app keeps it. `duration` is in seconds; `null` for one that stays until it is dismissed. */
export type AlertShown = Pick<AlertMessage, 'level' | 'title' | 'message' | 'duration'> & { id: number };

/** Alerts of the same words, which are shown as one. */
export type AlertGroup = AlertShown & { key: string; ids: readonly number[] };

/** Puts alike ones together, in the order of their first. The last one says how long they stay. */
export const groupAlerts = (alerts: readonly AlertShown[]): AlertGroup[] => {
  const groups = new Map<string, AlertGroup>();
  for (const alert of alerts) {
    const key = JSON.stringify([alert.level, alert.title, alert.message]);
    const ids = groups.get(key)?.ids ?? [];
    groups.set(key, { ...alert, key, ids: [...ids, alert.id] });
  }
  return [...groups.values()];
};
