import { highlightFences } from '../code/fences';
import { type Block, createDivider, htmlOf } from './markdown-blocks';
import { sanitise } from './sanitise';

/** How long a frame may go on rendering, in milliseconds, and how much HTML it sanitises between two looks at the clock. */
const budget = 10;
const portion = 4000;

/**
 * Shows Markdown in an element, one child a block. Blocks that stay the same stay in the document: as text streams in,
 * only its last block is rendered again, and a selection above it holds. A long text appears over several frames.
 */
export const markdownView = (container: HTMLElement) => {
  const divide = createDivider();
  let wanted: Block[] = [];
  let shown: Block[] = [];
  let frame = 0;

  const advance = () => {
    frame = 0;
    const deadline = performance.now() + budget;
    while (shown.length < wanted.length && performance.now() < deadline) {
      shown = wanted.slice(0, shown.length + renderSome(container, wanted, shown.length));
    }
    highlightFences(container);
    if (shown.length < wanted.length) frame = requestAnimationFrame(advance);
  };

  return {
    show(markdown: string) {
      const { blocks, fresh } = divide(markdown);
      let same = 0;
      // A link definition may change any block that refers to it.
      if (!fresh) while (same < shown.length && blocks[same]?.raw === shown[same]?.raw) same++;
      while (container.children.length > same) container.lastElementChild?.remove();
      wanted = blocks;
      shown = blocks.slice(0, same);
      cancelAnimationFrame(frame);
      advance();
    },
    stop: () => cancelAnimationFrame(frame),
  };
};

/**
 * Renders the next blocks into the element, and tells how many. Plain ones are sanitised together, which is quicker; one
 * with HTML of its own could close a neighbour's element.
 */
const renderSome = (container: HTMLElement, blocks: Block[], from: number): number => {
  const first = blocks[from];
  if (first?.holdsHtml) {
    const wrapper = document.createElement('div');
    wrapper.append(sanitise(htmlOf(first)));
    container.append(wrapper);
    return 1;
  }
  let html = '';
  let to = from;
  for (; to < blocks.length && html.length < portion; to++) {
    const block = blocks[to];
    if (!block || block.holdsHtml) break;
    html += `<div>${htmlOf(block)}</div>`;
  }
  container.append(sanitise(html));
  return to - from;
};
