import { createSignal, onCleanup } from 'solid-js';
import type { Steps } from './steps';

/** The speeds at which a run can be played back. */
export const speeds = [0.5, 1, 2, 4] as const;
export type Speed = (typeof speeds)[number];

/**
 * The position in a run that is shown: a step, or live, which is always the latest.
 *
 * @param show called with each step to show; with `undefined` for live
 */
export const createPosition = (steps: () => Steps, show: (step: number | undefined) => void) => {
  const [step, setStep] = createSignal<number>();
  const [playing, setPlaying] = createSignal(false);
  const [speed, setSpeed] = createSignal<Speed>(1);
  let frame: number | undefined;
  /** The playback time in the run, in milliseconds, and the page's clock when it was computed. */
  let head = 0;
  let since = 0;

  const go = (next: number | undefined) => {
    setStep(next);
    show(next);
  };
  const pause = () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
    setPlaying(false);
  };
  const live = () => {
    pause();
    go(undefined);
  };
  const advance = (now: number) => {
    head += (now - since) * speed();
    since = now;
    const next = steps().by(head);
    if (next >= steps().count - 1) return live();
    if (next !== step() && next >= 0) go(next);
    frame = requestAnimationFrame(advance);
  };
  onCleanup(pause);

  return {
    step,
    playing,
    speed,
    setSpeed,
    live,
    pause,

    /** Goes to a step, counted from 0. Going to the last one goes live. */
    seek: (next: number) => {
      pause();
      const last = steps().count - 1;
      if (last < 0 || next >= last) return live();
      go(Math.max(0, Math.round(next)));
    },

    /** Plays from the current step, or from the beginning, at the pace at which the yields came. */
    play: () => {
      if (steps().count < 2) return;
      const from = step() ?? 0;
      // Skip the wait before the first yield.
      head = steps().at(from).time;
      since = performance.now();
      go(from);
      setPlaying(true);
      frame = requestAnimationFrame(advance);
    },
  };
};

export type Position = ReturnType<typeof createPosition>;
