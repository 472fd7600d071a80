/** The code to highlight a fence by is loaded at the first fence that names a language. */
let highlighting: Promise<typeof import('./highlighting')> | undefined;
let loaded: typeof import('./highlighting') | undefined;

/** Colours the code blocks within an element that name their language. */
export const highlightFences = (container: Element): void => {
  for (const code of container.querySelectorAll<HTMLElement>('pre > code[class^="language-"]:not([data-language])')) {
    const name = code.className.slice('language-'.length);
    code.dataset.language = name;
    // At once where that can be: a fence that grows is rendered anew each frame, and would flicker.
    if (loaded?.highlightNow(code, name)) continue;
    highlighting ??= import('./highlighting');
    highlighting.then(
      (module) => {
        loaded = module;
        return module.highlight(code, name);
      },
      () => {
        // Offline before the first use: code without colours is still code.
        highlighting = undefined;
      },
    );
  }
};
