/** What draws formulas is loaded at the first one. */
let loading: Promise<typeof import('./katex')> | undefined;
let loaded: typeof import('./katex') | undefined;

/** How long a frame may go on drawing formulas, in milliseconds. */
const budget = 8;

const waiting = new Set<HTMLElement>();
let frame = 0;

const drawSome = () => {
  frame = 0;
  const deadline = performance.now() + budget;
  for (const element of waiting) {
    if (performance.now() > deadline) break;
    waiting.delete(element);
    if (element.isConnected) loaded?.drawFormula(element);
  }
  if (waiting.size > 0) frame = requestAnimationFrame(drawSome);
};

/** Draws the formulas that Markdown has left in an element. Until they are drawn, and where they cannot be, they are TeX. */
export const drawFormulas = (container: Element): void => {
  for (const element of container.querySelectorAll<HTMLElement>('span[class^="language-math"]:not([data-formula])')) {
    element.dataset.formula = '';
    waiting.add(element);
  }
  if (waiting.size === 0 || frame) return;
  // At once where that can be: a block that grows is rendered anew each frame, and would flicker.
  if (loaded) {
    drawSome();
    return;
  }
  loading ??= import('./katex');
  loading.then(
    (module) => {
      loaded = module;
      drawSome();
    },
    () => {
      // Offline before the first use: TeX can be read too.
      loading = undefined;
      waiting.clear();
    },
  );
};
