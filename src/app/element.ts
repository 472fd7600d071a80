import { type Shown, show } from './show';

/**
 * `<yield-cast src="demo.ts">`, or with the code between its tags in a `<script type="text/yieldcast">`: shows an app
 * in any page. The app loads when the element is connected, and again when `src` changes. With `autorun`, its form is
 * submitted at once.
 */
class YieldCastElement extends HTMLElement {
  static observedAttributes = ['src'];
  #shown: Shown | undefined;

  connectedCallback() {
    this.#show();
  }

  disconnectedCallback() {
    this.#shown?.destroy();
    this.#shown = undefined;
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null) {
    if (this.#shown && before !== after) this.#show();
  }

  #show() {
    this.#shown?.destroy();
    this.#shown = undefined;
    const src = this.getAttribute('src');
    const code = this.querySelector('script[type="text/yieldcast"]')?.textContent;
    const source = src ? new URL(src, document.baseURI) : code && { entry: 'main.ts', files: { 'main.ts': code } };
    if (!source) return;
    this.#shown = show(this);
    void this.#shown.load(source, this.hasAttribute('autorun'));
  }
}

/** Registers `<yield-cast>` as a custom element. */
export const defineElement = () => {
  if (!customElements.get('yield-cast')) customElements.define('yield-cast', YieldCastElement);
};
