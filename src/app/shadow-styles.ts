/** Styles of the apps in shadow trees, which the page's own style sheets do not reach. */

const trees = new Set<ShadowRoot>();
const sheets: CSSStyleSheet[] = [];

/** Adds a style sheet to every shadow tree, also to those that come later. */
export const addStyles = (css = ''): CSSStyleSheet => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  sheets.push(sheet);
  // A tree that was moved into another document cannot share them.
  for (const tree of trees) if (tree.ownerDocument === document) tree.adoptedStyleSheets.push(sheet);
  return sheet;
};

/** Adds the style sheets that parts of an app bring along when they load: Vite links them in the page’s head. */
const addLinked = (folder: string) => {
  const take = (node: Node) => {
    if (!(node instanceof HTMLLinkElement && node.rel === 'stylesheet' && node.href.startsWith(folder))) return;
    const add = () => addStyles([...(node.sheet?.cssRules ?? [])].map(({ cssText }) => cssText).join('\n'));
    if (node.sheet) add();
    else node.addEventListener('load', add);
  };
  document.head.childNodes.forEach(take);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) addedNodes.forEach(take);
  }).observe(document.head, { childList: true });
};

let loading: Promise<unknown> | undefined;

/** Where the styles come from: their text, and the folder of those that parts load later, if these are files. */
export type Styles = { load(): Promise<string>; folder?: string };

/** Gives a shadow tree the styles of apps, now and whatever comes later. Resolves once those that every app needs are there. */
export const styleTree = (tree: ShadowRoot, { load, folder }: Styles): Promise<unknown> => {
  if (!loading) {
    // In its place before the others, which may load first.
    const first = addStyles();
    loading = load().then((css) => first.replace(css));
    loading.catch(() => {});
    if (folder) addLinked(folder);
  }
  if (!trees.has(tree)) {
    const others = tree.adoptedStyleSheets.filter((each) => !sheets.includes(each));
    tree.adoptedStyleSheets = [...sheets, ...others];
    trees.add(tree);
  }
  return loading;
};

/** The tree is gone. It keeps what it has, and gets nothing more. */
export const leaveTree = (tree: ShadowRoot) => trees.delete(tree);
