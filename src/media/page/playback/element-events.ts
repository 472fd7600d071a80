/** The player that an element belongs to. */
export type ElementPlayer = {
  /** Whether the user wants it to play, whatever the element does at the moment. */
  isPlaying(): boolean;
  /** Whether the player itself has paused the element, until more media arrives. */
  isHolding(): boolean;
  /** Whether nothing can be heard of it. */
  isSilent(): boolean;
  play(): void;
  pause(): void;
  /** Makes the element go on, which has been paused though nobody asked for that. */
  resume(): void;
  /** The playback time has advanced. */
  moved(): void;
  /** The playhead has been put elsewhere. */
  seeking(): void;
  ended(): void;
  failed(error: MediaError): void;
  changed(): void;
};

/**
 * Reports an element's events to its player, and separates what the user did from what the browser did by itself.
 * Listens until `signal` is aborted. Call the function it returns whenever playback is about to start: it notes whether
 * the element is in the document.
 */
export function listenToElement(element: HTMLMediaElement, player: ElementPlayer, signal: AbortSignal): () => void {
  let shown = false;
  const noteShown = () => {
    shown ||= element.isConnected;
  };
  const on = (type: string, listener: () => void) => element.addEventListener(type, listener, { signal });
  for (const type of ['playing', 'waiting', 'ratechange', 'seeked', 'canplay', 'durationchange'])
    on(type, player.changed);
  on('timeupdate', () => {
    noteShown();
    player.moved();
  });
  on('seeking', player.seeking);
  // Others may control the element too: media keys, or someone else's code.
  on('play', () => {
    if (!player.isPlaying() && !element.paused) player.play();
  });
  on('pause', () => {
    if (!player.isPlaying() || player.isHolding() || element.ended || !element.paused) return;
    // In a hidden tab, browsers pause media without sound. It resumes when the tab is shown again.
    if (document.hidden && player.isSilent()) return;
    // Browsers pause an element that leaves the document. The user did not ask for that, so play on out of sight.
    const wasRemoved = shown && !element.isConnected;
    shown = element.isConnected;
    if (wasRemoved) player.resume();
    else player.pause();
  });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (!document.hidden && player.isPlaying() && !player.isHolding() && element.paused) player.resume();
    },
    { signal },
  );
  on('ended', player.ended);
  on('error', () => {
    if (element.error && element.hasAttribute('src')) player.failed(element.error);
  });
  return noteShown;
}
