/** Where an app stands: in the page's own tree, or in the shadow tree of a `<yield-cast>`. */

/** The element with the focus, in whichever tree it is. */
export const focused = (): Element | null => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};

/** The tree that an element is in. Ids and style sheets hold within it. */
export const treeOf = (element: Element) => element.getRootNode() as Document | ShadowRoot;

/** What an event that a document hears was aimed at: its `target` is the host of a shadow tree. */
export const aimOf = (event: Event): Element | undefined => {
  const [aim] = event.composedPath();
  return aim instanceof Element ? aim : undefined;
};
