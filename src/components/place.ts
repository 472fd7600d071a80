import { createEffect, type JSX } from 'solid-js';

type Placed = { scale?: number; minWidth?: number };

/**
 * A component's share of the row that holds it. Written on the component itself and not into custom properties, which
 * all that it holds would inherit. Without a share it takes what its content needs.
 */
export const placeOf = ({ scale, minWidth }: Placed): JSX.CSSProperties => ({
  flex: scale === undefined ? undefined : scale > 0 ? `${scale} 1 0` : '0 1 auto',
  'min-inline-size': minWidth === undefined ? undefined : `min(${minWidth}px, 100%)`,
});

/**
 * Hides an element with all in it, which stays mounted, so that what a person typed and where the caret stands are there
 * when it comes back. Engines take the focus from what is hidden: it comes back too, unless it went elsewhere meanwhile.
 */
export const createHiding = (visible: () => boolean) => {
  let element: HTMLElement | undefined;
  let focused: HTMLElement | undefined;
  createEffect((before: boolean | undefined) => {
    const now = visible();
    if (before === now) return now;
    const { activeElement } = document;
    if (!now)
      focused = activeElement instanceof HTMLElement && element?.contains(activeElement) ? activeElement : undefined;
    else if (focused?.isConnected && (activeElement === document.body || !activeElement)) {
      focused.focus({ preventScroll: true });
      focused = undefined;
    }
    return now;
  });
  return {
    ref: (made: HTMLElement) => {
      element = made;
    },
    hidden: () => !visible(),
  };
};
