import { createEffect, createMemo, onMount } from 'solid-js';
import type { ComponentProps } from '../contract';
import { treeOf } from '../dom-tree';
import { pixels } from '../length';
import { ButtonExtras } from './ButtonExtras';
import { ResetButton } from './ResetButton';
import { TextboxExtras } from './TextboxExtras';

export type RareProps = { of: ComponentProps; element(): HTMLElement };

/** The properties that are applied here, whatever the kind. */
type Applied = {
  elemId?: string;
  elemClasses?: string | readonly string[];
  container?: boolean;
  padding?: boolean;
  rtl?: boolean;
  height?: number;
  minHeight?: number;
  maxHeight?: number;
  variant?: string;
  buttons?: readonly string[];
};

/**
 * Ids belong to the whole page, or to the shadow tree that the app is in: an app never takes that of an element outside. And the id of a field becomes a property of
 * its form, in the place of the form's own `remove` or `parentNode`.
 */
const isTaken = (id: string, tree: Document | ShadowRoot) => {
  if (id in HTMLFormElement.prototype || id in document) return true;
  const other = tree.getElementById(id);
  return other !== null && !other.closest('[data-yc="app"], [data-yc-kind]');
};

/** Gives an element another id, and names it anew where it is referred to. */
const rename = (element: HTMLElement, id: string) => {
  if (element.id === id) return;
  for (const each of treeOf(element).querySelectorAll(`[aria-controls="${CSS.escape(element.id)}"]`))
    each.setAttribute('aria-controls', id);
  element.id = id;
};

/**
 * Applies the properties that few apps use to a component's own element: its id and classes, its frame, and what some
 * kinds have in addition.
 */
export const Rare = (props: RareProps) => {
  const properties = () => props.of.properties as Applied;
  onMount(() => {
    const element = props.element();
    if (!element) return;
    createEffect(() => {
      const { elemId } = properties();
      rename(element, elemId && !isTaken(elemId, treeOf(element)) ? elemId : props.of.id);
    });
    createEffect((before: readonly string[]) => {
      const now = [properties().elemClasses ?? []].flat().join(' ').split(/\s+/).filter(Boolean);
      element.classList.remove(...before.filter((each) => !now.includes(each)));
      element.classList.add(...now);
      return now;
    }, []);
    // The styles of a page around the app may name the same: what they draw stays inside the app.
    createEffect(() => {
      const { elemId, elemClasses } = properties();
      element.toggleAttribute('data-named', Boolean(elemId || elemClasses));
    });
    const mark = (name: string, value: () => string | undefined) =>
      createEffect(() => {
        const now = value();
        if (now === undefined) delete element.dataset[name];
        else element.dataset[name] = now;
      });
    mark('container', () => {
      const { container } = properties();
      return container === undefined ? undefined : String(container);
    });
    mark('padding', () => (properties().padding ? '' : undefined));
    if (/^(?:row|column)$/.test(props.of.kind)) {
      mark('variant', () => properties().variant);
      if (props.of.kind === 'row')
        createEffect(() => {
          const { height, minHeight, maxHeight } = properties();
          element.style.blockSize = pixels(height) ?? '';
          element.style.minBlockSize = pixels(minHeight) ?? '';
          element.style.maxBlockSize = pixels(maxHeight) ?? '';
          element.style.overflow = height || maxHeight ? 'auto' : '';
          if (height || maxHeight) element.tabIndex = 0;
          else element.removeAttribute('tabindex');
        });
    }
    const content = element.querySelector<HTMLElement>('.yc-content');
    createEffect(() => {
      if (properties().rtl) content?.setAttribute('dir', 'rtl');
      else content?.removeAttribute('dir');
    });
  });
  const hasReset = createMemo(() => props.of.kind === 'slider' && properties().buttons?.includes('reset') === true);
  return (
    <>
      {props.of.kind === 'textbox' && <TextboxExtras {...(props as RareProps & { of: ComponentProps<'textbox'> })} />}
      {props.of.kind === 'button' && <ButtonExtras {...(props as RareProps & { of: ComponentProps<'button'> })} />}
      {hasReset() && <ResetButton {...(props as RareProps & { of: ComponentProps<'slider'> })} />}
    </>
  );
};
