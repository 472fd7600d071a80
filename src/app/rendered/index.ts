import { onFrame } from '../frame';
import type { Mounted } from '../mounted';
import { readMessage } from './read-message';
import { createRegions } from './regions';
import { heldOf, type Page, type Shown, showPart } from './show-part';

export type { Page } from './show-part';

type Answer = { value: unknown } | { wrong: string };

const shownBy = new WeakMap<Mounted, Shown>();

/**
 * Shows what `yc.render` has made. The message has not been checked before it gets here. The answer waits for the next
 * frame, so that a part is made at most once a frame.
 */
export const rendered = async (asked: unknown, page: Page): Promise<Answer> => {
  const mounted = page.model.mounted();
  if (!mounted) return { wrong: 'The app is not on the page.' };
  const shown = shownBy.get(mounted) ?? {
    mounted,
    regions: createRegions(mounted.description),
    timers: new Map(),
    parts: new Map(),
    restarted: new Set<number>(),
  };
  shownBy.set(mounted, shown);
  const message = readMessage(asked, shown.regions);
  if (typeof message === 'string') return { wrong: message };
  if (message.type === 'begin' || message.type === 'again') {
    again(shown, page, message.region);
    const { components, listeners } = mounted.description;
    return { value: { components: components.length, listeners: listeners.length } };
  }
  if (message.type === 'wrong') heldOf(mounted, message.region)?.change({ wrong: message.sentence });
  else showPart(message, shown, page);
  await new Promise<void>((resolve) => void onFrame(resolve));
  return { value: true };
};

/**
 * Makes all parts again, as the worker that made them is gone: those of the app itself, which make those within them. Those
 * that are about to be made are left out.
 */
const again = ({ mounted, regions, parts, restarted }: Shown, page: Page, making: number | undefined) => {
  const due = new Set([...parts.keys()].filter((region) => !restarted.has(region)));
  for (const region of due) restarted.add(region);
  for (const [id, { showProgressOn: [region] = [] }] of mounted.description.listeners.entries())
    if (region !== undefined && region !== making && due.has(region) && !regions.listeners.has(id)) page.trigger(id, 1);
};
