import type { ThemeWire } from '../../protocol';
import { hasTheme, readTheme, themeFragment } from './theme-link';

const key = 'yieldcast:theme';

/** A theme as it is kept in this browser: as a fragment, and the address that the page had then. */
type Kept = { made: string; address: string };

const readKept = (): Kept | undefined => {
  try {
    const { made, address } = Object(JSON.parse(localStorage.getItem(key) ?? 'null'));
    return typeof made === 'string' && typeof address === 'string' && hasTheme(made) ? { made, address } : undefined;
  } catch {
    return undefined;
  }
};

/** How a page with a theme begins: with which one, and what is to be told about it. */
export type Beginning = {
  theme: ThemeWire;
  wrong: readonly string[];
  /** The person's own theme, if a link shows another one. It is not lost until they edit that. */
  own?: ThemeWire;
};

/** Reads the theme of an address, or else the one that was made here last. */
export const beginning = (fragment: string): Beginning => {
  const kept = readKept();
  // An address follows its theme with a delay, so that of this page itself may be behind.
  if (kept && (!hasTheme(fragment) || fragment === kept.address)) return readTheme(kept.made);
  if (!hasTheme(fragment)) return { theme: { base: 'default' }, wrong: [] };
  const linked = readTheme(fragment);
  if (!kept || kept.made === themeFragment(linked.theme)) return linked;
  const { theme: own } = readTheme(kept.made);
  return { ...linked, own };
};

/** How long the address waits for a theme to rest, in milliseconds: Safari allows 100 changes in 10 seconds. */
const restTime = 250;

/** Keeps a theme as it changes: at once in this browser, and in the page's address once it rests. */
export const createKeeping = () => {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let made: string | undefined;
  const store = () => {
    try {
      if (made) localStorage.setItem(key, JSON.stringify({ made, address: location.hash } satisfies Kept));
    } catch {
      // Without storage, the address has it.
    }
  };
  const settle = () => {
    clearTimeout(waiting);
    if (!made || location.hash === made) return;
    try {
      history.replaceState(null, '', made);
    } catch {
      // The browser wants fewer changes. The next one tries again.
    }
    store();
  };
  return {
    keep(theme: ThemeWire) {
      made = themeFragment(theme);
      store();
      clearTimeout(waiting);
      waiting = setTimeout(settle, restTime);
    },
    /** Brings the address up to date at once. */
    settle,
  };
};
