import { createEffect, createMemo, createSignal, onCleanup } from 'solid-js';
import type { Playback, PlaybackState } from '../../media';

/** The current position in seconds: updated every frame while playing and in view, else with each change of state. */
export const createTime = (
  playback: () => Playback,
  state: () => PlaybackState,
  visible: () => boolean,
): (() => number) => {
  const [time, setTime] = createSignal(state().time);
  const runs = createMemo(() => state().playing && !state().buffering && visible());
  createEffect(() => setTime(state().time));
  createEffect(() => {
    if (!runs()) return;
    const { element } = playback();
    const next = () => {
      // While it is paused or seeking, the state tells the position.
      if (!element.paused && !element.seeking) setTime(element.currentTime);
      frame = requestAnimationFrame(next);
    };
    let frame = requestAnimationFrame(next);
    onCleanup(() => cancelAnimationFrame(frame));
  });
  return time;
};

/** Whether an element is scrolled into view. A hidden tab has no frames anyway. */
export const createInSight = (element: () => Element): { inSight: () => boolean; watch(): void } => {
  const [inSight, setInSight] = createSignal(true);
  const watch = () => {
    const observer = new IntersectionObserver((entries) => {
      const last = entries.at(-1);
      if (last) setInSight(last.isIntersecting);
    });
    observer.observe(element());
    onCleanup(() => observer.disconnect());
  };
  return { inSight, watch };
};
