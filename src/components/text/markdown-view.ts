import { say } from '../../words';
import { drawFormulas } from './formulas';
import { type Block, createDivider } from './markdown-blocks';
import { type Delimiters, defaultDelimiters } from './markdown-math';
import { type NamedFile, sanitise } from './sanitise';

/** The highlighting code is loaded with the first fence that names a language. */
let highlighting: Promise<typeof import('../code/highlighting')> | undefined;
let loaded: typeof import('../code/highlighting') | undefined;

/** Highlights the code blocks in an element that name their language. */
const highlightFences = (container: Element): void => {
  for (const code of container.querySelectorAll<HTMLElement>('pre > code[class^="language-"]:not([data-language])')) {
    const name = code.className.slice('language-'.length);
    code.dataset.language = name;
    // Synchronously if possible: a growing fence is rendered again every frame, and would flicker.
    if (loaded?.highlightNow(code, name)) continue;
    highlighting ??= import('../code/highlighting');
    highlighting.then(
      (module) => {
        loaded = module;
        return module.highlight(code, name);
      },
      () => {
        // Offline before the first use: plain code is still readable.
        highlighting = undefined;
      },
    );
  }
};

/**
 * How long to render per frame, in milliseconds: as long as the browser took for the rest of the last frame, within
 * these bounds. This gives the text half of the time, even if layout is slow.
 */
const shortest = 10;
const longest = 30;

/** How much HTML to sanitise between two checks of the clock. */
const portion = 4000;

/** What is highlighted or drawn after it has been added to the document. */
const drawnLater = /class="language-/;

/**
 * Shows Markdown in an element, with one child per block. Unchanged blocks stay in the document: as text streams in,
 * only its last block is rendered again, and selections above it survive. A long text appears over several frames. If
 * it cannot be rendered, its source is shown. Files that it names are passed to `load`.
 */
export const markdownView = (container: HTMLElement, load: (file: NamedFile) => void) => {
  let delimiters: Delimiters | undefined;
  let divider = createDivider(defaultDelimiters);
  let source = '';
  let wanted: Block[] = [];
  let shown: Block[] = [];
  let frame = 0;
  let left = 0;

  const draw = (html: string) => sanitise(html, load);

  const restart = () => {
    divider = createDivider(delimiters ?? defaultDelimiters);
    wanted = [];
    shown = [];
    container.replaceChildren();
  };

  const orPlain = (draw: () => void) => {
    try {
      draw();
    } catch (thrown) {
      restart();
      container.append(...plainText(source, thrown));
      delimiters = undefined;
    }
  };

  const advance = (resting: number) => {
    frame = 0;
    const deadline = performance.now() + Math.min(Math.max(resting, shortest), longest);
    while (shown.length < wanted.length && performance.now() < deadline) {
      const before = container.children.length;
      const rendered = renderSome(container, draw, divider.htmlOf, wanted, shown.length);
      for (let count = 0; count < rendered.count; count++) shown.push(wanted[shown.length] as Block);
      if (!drawnLater.test(rendered.html)) continue;
      // Earlier children have already been processed.
      for (let block = container.children[before]; block; block = block.nextElementSibling ?? undefined) {
        highlightFences(block);
        drawFormulas(block);
      }
    }
    if (shown.length === wanted.length) return;
    left = performance.now();
    frame = requestAnimationFrame(() => orPlain(() => advance(performance.now() - left)));
  };

  return {
    show(markdown: string, between: Delimiters = defaultDelimiters) {
      cancelAnimationFrame(frame);
      source = markdown;
      if (between !== delimiters) {
        delimiters = between;
        restart();
      }
      orPlain(() => {
        const { blocks, fresh } = divider.divide(markdown);
        let same = 0;
        // A link definition may change any block that refers to it.
        if (!fresh) while (same < shown.length && blocks[same]?.raw === shown[same]?.raw) same++;
        while (container.children.length > same) container.lastElementChild?.remove();
        wanted = blocks;
        shown = blocks.slice(0, same);
        advance(shortest);
      });
    },
    stop: () => cancelAnimationFrame(frame),
  };
};

/** The text itself, after a sentence that says that it could not be rendered. */
const plainText = (text: string, thrown: unknown): HTMLElement[] => {
  const sentence = document.createElement('p');
  sentence.className = 'yc-hidden-part';
  sentence.textContent = say`This Markdown could not be drawn (${String(thrown).slice(0, 200)}). Its text is shown as it is.`;
  const plain = document.createElement('pre');
  plain.className = 'yc-plain';
  plain.textContent = text;
  return [sentence, plain];
};

/**
 * Renders the next blocks into the element, and returns how many and their HTML. Blocks without HTML are sanitised
 * together, which is faster; one with HTML of its own could close a neighbour's element.
 */
const renderSome = (
  container: HTMLElement,
  draw: (html: string) => DocumentFragment,
  htmlOf: (block: Block) => string,
  blocks: Block[],
  from: number,
): { count: number; html: string } => {
  const first = blocks[from];
  if (first?.holdsHtml) {
    const html = htmlOf(first);
    const wrapper = document.createElement('div');
    wrapper.append(draw(html));
    container.append(wrapper);
    return { count: 1, html };
  }
  let html = '';
  let to = from;
  for (; to < blocks.length && html.length < portion; to++) {
    const block = blocks[to];
    if (!block || block.holdsHtml) break;
    html += `<div>${htmlOf(block)}</div>`;
  }
  container.append(draw(html));
  return { count: to - from, html };
};
