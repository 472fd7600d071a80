import { type Accessor, createComputed, createSignal, onCleanup, untrack } from 'solid-js';

/** How many items are shown at first. The older ones follow when the page is idle. */
const atOnce = 16;
/** The least number of older items to add per step, and how long a step should take, in milliseconds. */
const fewest = 8;
const patience = 8;

const whenIdle = (callback: () => void): (() => void) => {
  // WebKit has no `requestIdleCallback`.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(callback, 30);
    return () => clearTimeout(timer);
  }
  // With a timeout, since a page that animates all the time is never idle.
  const idle = requestIdleCallback(callback, { timeout: 100 });
  return () => cancelIdleCallback(idle);
};

/**
 * Shows the end of a long list first: rendering a thousand messages at once would block the page for a good part of a
 * second.
 *
 * @param around Called for each batch of older items; must call its argument to show them.
 */
export const createLatestFirst = <T>(items: Accessor<readonly T[]>, around: (put: () => void) => void) => {
  const [from, setFrom] = createSignal(0);
  let oldest: T | undefined;
  let lot = fewest;
  let waiting: (() => void) | undefined;

  const fill = () => {
    waiting = undefined;
    const before = from();
    const began = performance.now();
    around(() => setOldest(Math.max(0, before - lot)));
    const took = performance.now() - began;
    if (took < patience / 2) lot = Math.min(64, lot * 2);
    else if (took > patience) lot = Math.max(fewest, lot >> 1);
    if (from() > 0) waiting = whenIdle(fill);
  };
  const setOldest = (index: number) => {
    oldest = untrack(items)[index];
    setFrom(index);
  };

  createComputed((shown: ReadonlySet<T>) => {
    const now = items();
    const at = oldest === undefined ? -1 : now.indexOf(oldest);
    // A chat grows at its end, a message or two at a time. Many new items mean another chat.
    const start = Math.max(at, 0);
    const fresh = now.length - start > atOnce ? now.slice(start).filter((item) => !shown.has(item)).length : 0;
    setOldest(at < 0 || fresh > atOnce ? Math.max(0, now.length - atOnce) : start);
    waiting?.();
    waiting = untrack(from) > 0 ? whenIdle(fill) : undefined;
    return new Set(now);
  }, new Set<T>());
  onCleanup(() => waiting?.());

  return {
    /** The items to show. */
    shown: (): readonly T[] => (from() > 0 ? items().slice(from()) : items()),
    /** The index of the first of these. */
    from,
  };
};
