import { createEffect, onCleanup } from 'solid-js';

/**
 * Puts a media element where it belongs, once that place is in the page. What is rendered stands in a template's own
 * document at first, and an element that goes from one document to another loads anew: Chromium does so in
 * `HTMLMediaElement::DidMoveToNewDocument`, and a MediaSource opens only once.
 */
export const placeElement = (place: () => HTMLElement, element: () => HTMLMediaElement) =>
  createEffect(() => {
    const placed = element();
    let frame = 0;
    const put = () => {
      if (place().isConnected) place().replaceChildren(placed);
      else frame = requestAnimationFrame(put);
    };
    put();
    onCleanup(() => cancelAnimationFrame(frame));
  });
