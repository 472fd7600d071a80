import { type Mount, mount } from './mount';

/**
 * `<yield-cast src="demo.ts">`, or with the code between its tags in a `<script type="text/yieldcast">`: shows an app
 * in any page. The app loads when the element is connected, and again when `src` changes. With `autorun`, its form is
 * submitted at once.
 */
class YieldCastElement extends HTMLElement {
  static observedAttributes = ['src'];
  #mounted: Mount | undefined;

  connectedCallback() {
    this.#show();
  }

  disconnectedCallback() {
    this.#mounted?.unmount();
    this.#mounted = undefined;
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null) {
    if (this.#mounted && before !== after) this.#show();
  }

  #show() {
    this.#mounted?.unmount();
    const src = this.getAttribute('src');
    const code = this.querySelector('script[type="text/yieldcast"]')?.textContent;
    const source = src || (code && { entry: 'main.ts', files: { 'main.ts': code } });
    if (source) this.#mounted = mount(source, this, { autorun: this.hasAttribute('autorun') });
  }
}

/** Registers `<yield-cast>` as a custom element. */
export const defineElement = () => {
  if (!customElements.get('yield-cast')) customElements.define('yield-cast', YieldCastElement);
};
