import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';

/**
 * Mutes media while sound is off, and from a run that the page started itself until the user presses Run or turns sound
 * on. What the user unmutes by hand stays unmuted.
 */
export const createSilence = (soundOff: Accessor<boolean>) => {
  const muted = new Set<HTMLMediaElement>();
  const [quiet, setQuiet] = createSignal(false);
  const [hushed, setHushed] = createSignal(false);

  const unmute = () => {
    for (const element of muted) element.muted = false;
    muted.clear();
    setHushed(false);
  };
  const hush = ({ target }: Event) => {
    if (!(target instanceof HTMLMediaElement) || target.muted || !(quiet() || soundOff())) return;
    if (muted.has(target)) return;
    target.muted = true;
    muted.add(target);
    setHushed(true);
  };
  // These events do not bubble, but the capture phase sees them.
  for (const name of ['play', 'playing']) document.addEventListener(name, hush, true);
  /** A press of an app's own button asks for what it starts, as a press of Run does. */
  const ask = ({ target }: Event) => {
    if (target instanceof Element && target.closest('.yc-form-actions button, .yc-press button')) setQuiet(false);
  };
  document.addEventListener('click', ask, true);
  onCleanup(() => {
    for (const name of ['play', 'playing']) document.removeEventListener(name, hush, true);
    document.removeEventListener('click', ask, true);
  });
  createEffect(on([quiet, soundOff], ([a, b]) => !(a || b) && unmute(), { defer: true }));

  return {
    /** Whether something plays muted because the user has not asked for sound yet. */
    hushed: () => hushed() && quiet() && !soundOff(),
    /** Whether the page started the run itself, and the user has not asked for sound since. */
    isQuiet: quiet,
    /** Call before a run that the page starts itself. */
    quiet: () => setQuiet(true),
    /** Call when the user presses Run or asks for sound. */
    allow: () => setQuiet(false),
  };
};

export type Silence = ReturnType<typeof createSilence>;
