import type { EventData } from '../../protocol';
import { onFrame } from '../frame';
import type { Mounted } from '../mounted';
import { keptStates } from './browser-states';
import { readMessage } from './read-message';
import { createRegions } from './regions';
import { callAgain, restart } from './restart';
import { showPart } from './show-part';
import { heldOf, type Page, type Shown } from './shown';

export type { Page } from './shown';

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
    restarting: { parts: new Map(), calls: [] },
  };
  shownBy.set(mounted, shown);
  let message = readMessage(asked, shown.regions);
  if (typeof message === 'string') return { wrong: message };
  if (message.type === 'again') {
    callAgain(shown, page, message.listener, message.event as EventData | undefined);
    return { value: true };
  }
  if (message.type === 'begin') {
    restart(shown, page, message.region);
    const { components, listeners } = mounted.description;
    return { value: { components: components.length, listeners: listeners.length } };
  }
  if (message.type === 'wrong') heldOf(mounted, message.region)?.change({ wrong: message.sentence });
  else {
    const kept = await keptStates(message, shown);
    if (kept) {
      // The page may have changed meanwhile.
      if (page.model.mounted() !== mounted) return { wrong: 'The app is not on the page.' };
      message = readMessage(asked, shown.regions);
      if (typeof message === 'string') return { wrong: message };
    }
    if (message.type === 'part') showPart(message, shown, page, kept);
  }
  await new Promise<void>((resolve) => void onFrame(resolve));
  return { value: true };
};
