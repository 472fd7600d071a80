import { type JSX, onCleanup } from 'solid-js';
import { insert } from 'solid-js/web';

/** Inserts elements after one that is there, and removes them together with the component that asks for it. */
export const insertAfter = (before: Element, made: () => JSX.Element, className: string) => {
  const place = document.createElement('div');
  place.className = className;
  before.after(place);
  insert(place, made);
  onCleanup(() => place.remove());
};
