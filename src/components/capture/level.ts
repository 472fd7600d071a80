import { createEffect, createSignal, onCleanup } from 'solid-js';
import type { Capture, Level } from '../../media';

/** What a meter shows. Levels are in dBFS, times in milliseconds. */
export type Reading = {
  at: number;
  /** The loudest peak since the previous reading. */
  now: number;
  /** These two rise at once and fall slowly, so that the eye can follow. */
  rms: number;
  peak: number;
  /** The highest recent peak. */
  held: number;
  heldAt: number;
  clippedAt: number;
  clipped: boolean;
  /** The number shown and spoken: the loudest peak within a fifth of a second. */
  told: number;
  toldAt: number;
  gathered: number;
};

/**
 * In milliseconds: how long the peak line holds, how long the clipping mark stays, and how often the number changes.
 */
const holds = 1500;
const marks = 3000;
const tells = 200;

/** How fast the shown level falls, in dB per second. */
const fall = 30;

/** The reading after another one. */
export const nextReading = (before: Reading | undefined, level: Level, at: number): Reading => {
  if (!before) {
    const { rms, peak, clipped } = level;
    const clippedAt = clipped ? at : Number.NEGATIVE_INFINITY;
    return {
      at,
      now: peak,
      rms,
      peak,
      held: peak,
      heldAt: at,
      clippedAt,
      clipped,
      told: peak,
      toldAt: at,
      gathered: peak,
    };
  }
  const fallen = (fall * (at - before.at)) / 1000;
  const peak = Math.max(level.peak, before.peak - fallen);
  const isHeld = level.peak < before.held && at - before.heldAt < holds;
  const clippedAt = level.clipped ? at : before.clippedAt;
  const gathered = Math.max(level.peak, before.gathered);
  const isTold = at - before.toldAt >= tells;
  return {
    at,
    now: level.peak,
    rms: Math.max(level.rms, before.rms - fallen),
    peak,
    held: isHeld ? before.held : peak,
    heldAt: isHeld ? before.heldAt : at,
    clippedAt,
    clipped: at - clippedAt < marks,
    told: isTold ? gathered : before.told,
    toldAt: isTold ? at : before.toldAt,
    gathered: isTold ? Number.NEGATIVE_INFINITY : gathered,
  };
};

/** Reads the level every frame while `wanted`. Pauses while the tab is hidden, whether or not frames still come. */
export const createReading = (capture: () => Capture, wanted: () => boolean): (() => Reading | undefined) => {
  const [reading, setReading] = createSignal<Reading>();
  const [hidden, setHidden] = createSignal(document.hidden);
  const onVisibility = () => setHidden(document.hidden);
  document.addEventListener('visibilitychange', onVisibility);
  onCleanup(() => document.removeEventListener('visibilitychange', onVisibility));
  createEffect(() => {
    if (!wanted()) {
      setReading();
      return;
    }
    if (hidden()) return;
    const from = capture();
    const read = (now: number) => {
      setReading((before) => nextReading(before, from.level(), now));
      frame = requestAnimationFrame(read);
    };
    let frame = requestAnimationFrame(read);
    onCleanup(() => cancelAnimationFrame(frame));
  });
  return reading;
};
