import { createEffect, onCleanup, onMount } from 'solid-js';
import { say } from '../../words';
import { fence } from '../text/fence';
import { HiddenPart } from '../text/HiddenPart';
import { renderable } from '../text/long-text';
import type { Delimiters } from '../text/markdown-math';
import { markdownView } from '../text/markdown-view';
import { createMarkupFiles } from '../text/markup-files';

/** How long the button shows the result, in milliseconds. */
const toldFor = 1500;

const copy = async (code: HTMLElement, button: HTMLButtonElement) => {
  const done = await Promise.resolve()
    .then(() => navigator.clipboard.writeText(code.textContent ?? ''))
    .then(
      () => say('Copied'),
      () => say('Not allowed'),
    );
  button.textContent = done;
  setTimeout(() => {
    button.textContent = say('Copy');
  }, toldFor);
};

/**
 * Puts a code block in a box with a copy button. The button is outside the block, so that it does not scroll with it.
 */
const offerCopy = (code: HTMLElement) => {
  const box = document.createElement('div');
  box.className = 'yc-chat-code';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'yc-action';
  button.textContent = say('Copy');
  button.setAttribute('aria-label', say('Copy code'));
  button.addEventListener('click', () => copy(code, button));
  // It scrolls, and WebKit lets the keyboard into it only with a tab index.
  code.tabIndex = 0;
  code.replaceWith(box);
  box.append(code, button);
};

/**
 * Adds a copy button to every code block rendered into this element. Returns a function that stops this. The buttons
 * are there before the next paint: the observer runs as soon as the rendering code is done.
 */
const offerCopies = (container: HTMLElement): (() => void) => {
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const block of addedNodes) {
        if (block instanceof Element) for (const code of block.querySelectorAll('pre')) offerCopy(code);
      }
    }
  });
  observer.observe(container, { childList: true });
  return () => observer.disconnect();
};

/** The Markdown of a message, which may be streaming in: as it grows, only its last block is rendered again. */
export const ChatText = (props: { text: string; delimiters?: Delimiters | undefined }) => {
  let container!: HTMLDivElement;
  const load = createMarkupFiles();
  onMount(() => {
    onCleanup(offerCopies(container));
    const view = markdownView(container, load);
    onCleanup(view.stop);
    createEffect(() => view.show(props.text.slice(0, renderable), props.delimiters));
  });
  return (
    <>
      <div ref={container} class="yc-prose" style={fence} />
      <HiddenPart length={props.text.length} />
    </>
  );
};
