/** KaTeX is loaded with the first formula. */
let loading: Promise<typeof import('./katex')> | undefined;
let loaded: typeof import('./katex') | undefined;

/** How long to draw formulas per frame, in milliseconds. */
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

/** Draws the formulas in rendered Markdown. Until they are drawn, or if they cannot be, they show as TeX. */
export const drawFormulas = (container: Element): void => {
  for (const element of container.querySelectorAll<HTMLElement>('span[class^="language-math"]:not([data-formula])')) {
    element.dataset.formula = '';
    waiting.add(element);
  }
  if (waiting.size === 0 || frame) return;
  // Synchronously if possible: a growing block is rendered again every frame, and would flicker.
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
      // Offline before the first use: TeX is still readable.
      loading = undefined;
      waiting.clear();
    },
  );
};
