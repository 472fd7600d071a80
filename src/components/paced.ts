import { createEffect, createSignal, onCleanup } from 'solid-js';

/** After drawing for longer than this, in milliseconds, rest for three times as long. */
const cheap = 8;

/**
 * Draws the latest value: at once if drawing is cheap, else often enough to leave at least three quarters of the time
 * to the rest of the page. The last value is always drawn.
 */
export const createPaced = <T>(value: () => T, draw: (value: T) => void): void => {
  let latest: T;
  let restsUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const [failure, setFailure] = createSignal<{ thrown: unknown }>();
  // Errors thrown in a timer reach no error boundary; rethrown from an effect, they do.
  createEffect(() => {
    const failed = failure();
    if (failed) throw failed.thrown;
  });
  const drawNow = () => {
    timer = undefined;
    const began = performance.now();
    try {
      draw(latest);
    } catch (thrown) {
      setFailure({ thrown });
    }
    const now = performance.now();
    restsUntil = now - began > cheap ? now + 3 * (now - began) : 0;
  };
  createEffect(() => {
    latest = value();
    if (timer !== undefined) return;
    const rest = restsUntil - performance.now();
    if (rest > 0) timer = setTimeout(drawNow, rest);
    else drawNow();
  });
  onCleanup(() => clearTimeout(timer));
};
