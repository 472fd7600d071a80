/** Below this battery level, unless it is charging, nothing is computed that nobody asked for. */
const lowBattery = 0.2;

/** Events that show that a person is active. */
const acts = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

type Battery = EventTarget & { charging: boolean; level: number };
type Hints = { connection?: EventTarget & { saveData?: boolean }; getBattery?: () => Promise<Battery> };

/**
 * Watches for what should interrupt work that nobody asked for: a person who does something, a hidden tab, a browser
 * that saves data, a low battery.
 *
 * @param interrupt called synchronously, in the event that reports it
 */
export const watchInterruptions = (interrupt: () => void) => {
  const { connection, getBattery } = navigator as Hints;
  const ended = new AbortController();
  const { signal } = ended;
  let isLow = false;
  const savesData = () => connection?.saveData === true;

  for (const name of acts) addEventListener(name, interrupt, { capture: true, passive: true, signal });
  document.addEventListener('visibilitychange', () => document.hidden && interrupt(), { signal });
  connection?.addEventListener?.('change', () => savesData() && interrupt(), { signal });
  getBattery?.call(navigator).then(
    (battery) => {
      const measure = () => {
        isLow = !battery.charging && battery.level < lowBattery;
        if (isLow && !signal.aborted) interrupt();
      };
      measure();
      battery.addEventListener('levelchange', measure, { signal });
      battery.addEventListener('chargingchange', measure, { signal });
    },
    () => {},
  );

  return {
    /** May work go on, given the tab, the data saver and the battery? */
    mayWork: (): boolean => !isLow && !document.hidden && !savesData(),
    end: () => ended.abort(),
  };
};
