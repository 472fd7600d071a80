/** How long a button tells what it did, in milliseconds. */
const toldFor = 1500;

const copy = async (code: HTMLElement, button: HTMLButtonElement) => {
  const done = await Promise.resolve()
    .then(() => navigator.clipboard.writeText(code.textContent ?? ''))
    .then(
      () => 'Copied',
      () => 'Not allowed',
    );
  button.textContent = done;
  setTimeout(() => {
    button.textContent = 'Copy';
  }, toldFor);
};

/** Puts a code block in a box with a button that copies it. The button stands outside the block, which scrolls. */
const offerCopy = (code: HTMLElement) => {
  const box = document.createElement('div');
  box.className = 'yc-chat-code';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'yc-action';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', 'Copy code');
  button.addEventListener('click', () => copy(code, button));
  // It scrolls, and WebKit lets a keyboard into it by this alone.
  code.tabIndex = 0;
  code.replaceWith(box);
  box.append(code, button);
};

/**
 * Gives every code block that is rendered into this element a button that copies it. Gives a function that ends this. The
 * buttons come before the next paint: an observer is called as soon as the code that renders is done.
 */
export const offerCopies = (container: HTMLElement): (() => void) => {
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
