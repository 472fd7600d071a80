/** Calls back at the next frame; in a hidden tab, which has none, soon. Gives a function that calls it off. */
export const onFrame = (callback: () => void): (() => void) => {
  if (document.hidden) {
    const timer = setTimeout(callback, 100);
    return () => clearTimeout(timer);
  }
  const frame = requestAnimationFrame(callback);
  // Should the tab be hidden before the frame comes, it would not come.
  const timer = setTimeout(callback, 1000);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
};
