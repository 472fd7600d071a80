import { type Mount, mount } from './mount';

/**
 * `<yield-cast src="demo.ts">`, or with the code between its tags in a `<script type="text/yieldcast">`: an app in any
 * page. It is loaded when it is connected, and again when `src` changes.
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
    if (src) this.#mounted = mount(src, this);
    else if (code) this.#mounted = mount({ entry: 'main.ts', files: { 'main.ts': code } }, this);
  }
}

/** Makes the browser know `<yield-cast>`. */
export const defineElement = () => {
  if (!customElements.get('yield-cast')) customElements.define('yield-cast', YieldCastElement);
};
