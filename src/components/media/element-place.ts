import { createEffect, onCleanup } from 'solid-js';

/**
 * Puts a media element in its place once that is in the document. Rendered content is first in a template's own
 * document, and a media element that moves between documents loads again: see Chromium's
 * `HTMLMediaElement::DidMoveToNewDocument`. A MediaSource opens only once.
 */
export const placeElement = (place: () => HTMLElement, element: () => HTMLMediaElement) =>
  createEffect(() => {
    const placed = element();
    let frame = 0;
    const put = () => {
      if (place().isConnected) {
        const before = place().querySelector(':scope > :is(audio, video)');
        // What lies over the picture stays.
        if (!before) place().prepend(placed);
        else if (before !== placed) before.replaceWith(placed);
      } else frame = requestAnimationFrame(put);
    };
    put();
    onCleanup(() => cancelAnimationFrame(frame));
  });
