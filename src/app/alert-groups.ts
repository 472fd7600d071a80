import type { AlertMessage } from '../protocol';

/** An alert as the app keeps it. `duration` is in seconds; `null` if the alert stays until it is dismissed. */
export type AlertShown = Pick<AlertMessage, 'level' | 'title' | 'message' | 'duration'> & { id: number };

/** Alerts with the same text, which are shown as one. */
export type AlertGroup = AlertShown & { key: string; ids: readonly number[] };

/** Groups alerts with the same text, in the order of the first of each. The last of a group sets how long it stays. */
export const groupAlerts = (alerts: readonly AlertShown[]): AlertGroup[] => {
  const groups = new Map<string, AlertGroup>();
  for (const alert of alerts) {
    const key = JSON.stringify([alert.level, alert.title, alert.message]);
    const ids = groups.get(key)?.ids ?? [];
    groups.set(key, { ...alert, key, ids: [...ids, alert.id] });
  }
  return [...groups.values()];
};
