import type { Page } from '@playwright/test';

type Shift = { value: number; what: string };

/** Notes what shifts on every page from its beginning. Unlike in the browser's own score, what a click causes counts. */
export const noteShifts = (page: Page) =>
  page.addInitScript(() => {
    const shifts: Shift[] = [];
    Object.assign(globalThis, { shifts });
    type Entry = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Entry[])
        shifts.push({
          value,
          what: sources.map(({ node }) => (node instanceof Element ? node.className : '')).join(' '),
        });
    }).observe({ type: 'layout-shift', buffered: true });
  });

/**
 * What shifted too much since the last call, in words; nothing if it was little. `most` counts as browsers do: the share of
 * the view times how far it moved.
 */
export const shiftedFar = async (page: Page, most = 0.02): Promise<string[]> => {
  // Two frames later, there is an entry of everything that was drawn.
  const shifts = await page.evaluate(
    () =>
      new Promise<Shift[]>((resolve) => {
        const noted = (globalThis as unknown as { shifts: Shift[] }).shifts;
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(noted.splice(0))));
      }),
  );
  const sum = shifts.reduce((all, { value }) => all + value, 0);
  return sum > most ? shifts.map(({ value, what }) => `${value.toFixed(4)} ${what}`) : [];
};
