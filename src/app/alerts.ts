import { createSignal } from 'solid-js';
import type { AlertMessage } from '../protocol';

/** The most messages that are kept; the oldest are dropped. */
const most = 100;

/** The messages that an app shows as toasts. */
export const createAlerts = () => {
  const [shown, setShown] = createSignal<readonly (Omit<AlertMessage, 'type'> & { id: number })[]>([]);
  const [some, setSome] = createSignal(false);
  let last = 0;
  return {
    shown,
    /** Has there ever been one? */
    some,
    add: (alert: Omit<AlertMessage, 'type'>) => {
      setShown((before) => [...before, { ...alert, id: ++last }].slice(-most));
      setSome(true);
    },
    clear: () => void setShown([]),
    dismiss: (id: number) => void setShown((before) => before.filter((each) => each.id !== id)),
  };
};
