/** What a name leads to: the parameter of that name, or else a heading with that text, anywhere in the app. */
const targetOf = (from: Element, name: string): HTMLElement | undefined => {
  const app = from.closest('[data-yc="app"]') ?? document.body;
  const isNamed = (text: string | null | undefined) => text?.trim().toLowerCase() === name.toLowerCase();
  const param = [...app.querySelectorAll<HTMLElement>('[data-yc-param]')].find((each) => isNamed(each.dataset.ycParam));
  return (
    param ?? [...app.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6')].find((each) => isNamed(each.textContent))
  );
};

const linkTo = (name: string) => {
  const link = document.createElement('a');
  link.className = 'yc-param-reference';
  link.href = `#h-${name.toLowerCase()}`;
  link.textContent = name;
  link.addEventListener('click', (event) => {
    // The page's hash may hold a sketch.
    event.preventDefault();
    const target = targetOf(link, name);
    if (target instanceof HTMLDetailsElement) target.open = true;
    target?.scrollIntoView({ block: 'nearest' });
    if (target) (target.querySelector('summary') ?? target).focus({ preventScroll: true });
  });
  return link;
};

/** Makes links of names in a piece of code. Only names that stand alone: `Image` is not in `ImageEditor`. */
export const linkNames = (element: Element, names: readonly string[]): void => {
  const known = names.filter(Boolean).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (known.length === 0) return;
  const pattern = new RegExp(`(?<![\\w$])(${known.join('|')})(?![\\w$])`);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    // Every second piece is a name.
    const pieces = text.data.split(pattern);
    if (pieces.length > 1) text.replaceWith(...pieces.map((piece, index) => (index % 2 ? linkTo(piece) : piece)));
  }
};
