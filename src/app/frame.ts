/**
 * Calls back at the next frame, or after 100 ms in a hidden tab, which has no frames. Returns a function that cancels.
 */
export const onFrame = (callback: () => void): (() => void) => {
  if (document.hidden) {
    const timer = setTimeout(callback, 100);
    return () => clearTimeout(timer);
  }
  const frame = requestAnimationFrame(callback);
  // If the tab is hidden before the frame, the frame never comes.
  const timer = setTimeout(callback, 1000);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
};
