import { createComponent, createEffect, type JSX } from 'solid-js';
import { isRareKnown } from '../protocol';
import type { ComponentProps } from './contract';
import { focused } from './dom-tree';
import { lazily } from './lazily';

type Placed = { scale?: number; minWidth?: number };

/**
 * A component's share of its row. Set directly on the component, since custom properties would be inherited by its
 * content. Without a share it takes what its content needs.
 */
export const placeOf = ({ scale, minWidth }: Placed): JSX.CSSProperties => ({
  flex: scale === undefined ? undefined : scale > 0 ? `${scale} 1 0` : '0 1 auto',
  'min-inline-size': minWidth === undefined ? undefined : `min(${minWidth}px, 100%)`,
});

type Hideable = { properties: { visible?: boolean } };

/** Applies what few apps ask for. It renders nothing where it stands: a memo runs without being shown. */
const Rare = lazily<{ of: ComponentProps; element(): HTMLElement }>(() =>
  import('./rare/Rare').then((module) => module.Rare),
);

/**
 * Hides an element but keeps it mounted, so that the user's input and caret are still there when it comes back. Engines
 * blur hidden elements: focus is restored too, unless it has moved elsewhere meanwhile.
 */
export const createHiding = (of: Hideable | undefined, visible = () => of?.properties.visible !== false) => {
  let element: HTMLElement | undefined;
  let last: HTMLElement | undefined;
  createEffect((before: boolean | undefined) => {
    const now = visible();
    if (before === now) return now;
    const activeElement = focused();
    if (!now)
      last = activeElement instanceof HTMLElement && element?.contains(activeElement) ? activeElement : undefined;
    else if (last?.isConnected && (activeElement === document.body || !activeElement)) {
      last.focus({ preventScroll: true });
      last = undefined;
    }
    return now;
  });
  if (of && isRareKnown()) createComponent(Rare, { of: of as ComponentProps, element: () => element as HTMLElement });
  return {
    ref: (made: HTMLElement) => {
      element = made;
    },
    hidden: () => !visible(),
  };
};
