import type { Shows } from './CodeView';
import { DrivenApp, sketchOf } from './driven/driven-app';
import type { AppSource } from './driven/mounted-app';
import { fetchSketch } from './fetch-sketch';
import { leaveTree, type Styles, styleTree } from './shadow-styles';
import { show } from './show';

let styles: Styles;

type Inside = Shows & {
  app: DrivenApp;
  fail(message: string): void;
  /** Loads the app of the sketch. Absent once that has begun. */
  begin?(): Promise<void>;
};

const attributes = ['src', 'theme', 'height', 'view', 'loading'] as const;

/**
 * `<yield-cast src="demo.ts">`, or with the code between its tags in a `<script type="text/yieldcast">`: shows an app
 * in any page. `driven/yield-cast.ts` says what the page's code may do with it.
 */
class YieldCastElement extends HTMLElement {
  static observedAttributes = ['src', 'view', 'height'];
  /** So that a `<label>` may name it. */
  static formAssociated = true;
  /** Opens elements that come near to what a person sees. */
  static #near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) (target as YieldCastElement).#open();
    },
    { rootMargin: '100%' },
  );

  readonly #tree = this.attachShadow({ mode: 'open' });
  readonly #box = document.createElement('div');
  #inside: Inside | undefined;
  /** What the page listens to. It may have done so before it was this element. */
  readonly #heard = new Set(['state', 'error', ...(this.isConnected ? ['yield', 'result'] : [])]);

  constructor() {
    super();
    this.#tree.append(this.#box);
    this.attachInternals().role = 'group';
    // A label has been clicked: its element is clicked, too.
    this.addEventListener('click', (event) => event.composedPath()[0] === this && this.focus());
  }

  connectedCallback() {
    // Moved within the page, it goes on.
    if (this.#inside) return;
    // Set before it was this element, these hide the accessors.
    for (const name of [...attributes, 'autorun'] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const value = (this as Record<string, unknown>)[name];
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    // About as high as an app, so that those far below one another are not all near.
    this.#box.style.minHeight = '16rem';
    // What is between its tags may come just after it.
    if (this.getAttribute('loading') === 'eager') queueMicrotask(() => this.isConnected && this.#open());
    else YieldCastElement.#near.observe(this);
  }

  disconnectedCallback() {
    YieldCastElement.#near.unobserve(this);
    queueMicrotask(() => this.isConnected || this.destroy());
  }

  /** With it, `moveBefore` does not disconnect the element. */
  connectedMoveCallback() {}

  attributeChangedCallback(name: string, before: string | null, after: string | null) {
    if (name === 'height') {
      // A number is a length in CSS pixels, as for an image.
      this.#box.style.height = after && Number(after) ? `${after}px` : (after ?? '');
      this.#box.style.overflow = this.#box.style.height && 'auto';
    } else if (this.#inside && before !== after) void (name === 'src' ? this.#loadOwn() : this.#view());
  }

  declare src: string | null;
  declare view: string | null;

  get autorun() {
    return this.hasAttribute('autorun');
  }

  set autorun(on: boolean) {
    this.toggleAttribute('autorun', on);
  }

  override focus(options?: FocusOptions) {
    const first = ':is(input, select, textarea, button):enabled, [tabindex="0"]';
    this.#box.querySelector<HTMLElement>(first)?.focus(options);
  }

  get state() {
    return this.#inside?.app.state ?? 'idle';
  }

  get error() {
    return this.#inside?.app.error;
  }

  run(...given: Parameters<DrivenApp['run']>) {
    const { app } = this.#open();
    this.#begin();
    return app.run(...given);
  }

  stop() {
    this.#inside?.app.stop();
  }

  async load(source: AppSource, { autorun = false } = {}) {
    this.#open(true);
    return this.#load(source, autorun);
  }

  destroy() {
    YieldCastElement.#near.unobserve(this);
    this.#inside?.code?.();
    this.#inside?.app.destroy();
    this.#inside = undefined;
    leaveTree(this.#tree);
  }

  override addEventListener(...given: Parameters<HTMLElement['addEventListener']>) {
    const [type] = given;
    if ((type === 'yield' || type === 'result') && !this.#heard.has(type)) {
      this.#heard.add(type);
      if (this.#inside) this.#pass(this.#inside.app, type);
    }
    super.addEventListener(...given);
  }

  /** Passes events of the app on as those of the element. */
  #pass(app: DrivenApp, type: string) {
    app.addEventListener(type, (event) =>
      this.dispatchEvent(new (event.constructor as typeof Event)(type, event as EventInit)),
    );
  }

  /** Without `given`, the element itself has to name a sketch. */
  #open(given = false): Inside {
    YieldCastElement.#near.unobserve(this);
    if (this.#inside) return this.#inside;
    const { style } = this.#box;
    style.visibility = 'hidden';
    const appear = () => style.removeProperty('visibility');
    styleTree(this.#tree, styles).then(appear, appear);
    // Better without styles than not at all.
    setTimeout(appear, 3000);
    const shown = show(this.#box, this.lang || null);
    const inside: Inside = { app: new DrivenApp(shown), fail: shown.workspace.fail };
    this.#inside = inside;
    for (const type of this.#heard) this.#pass(inside.app, type);
    const loadOwn = () => {
      if (this.#inside !== inside || inside.sketch || this.#loadOwn()) return;
      // What is between the tags may be still to come.
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', loadOwn, { once: true });
      else inside.fail('Nothing to show: give this element a src, or a script of type text/yieldcast.');
    };
    if (!given) loadOwn();
    return inside;
  }

  /** Loads what the element itself names. */
  #loadOwn() {
    const { src } = this;
    const source = this.querySelector('script[type="text/yieldcast"]')?.textContent;
    if (src && !URL.canParse(src, document.baseURI)) this.#inside?.fail(`“${src}” is no address.`);
    else if (src || source) void this.#load(src ? { src } : { source: source as string }, this.autorun);
    return src || source;
  }

  #load(source: AppSource, autorun: boolean) {
    const inside = this.#inside as Inside;
    const from = sketchOf(source);
    const sketch = Promise.resolve(from instanceof URL ? fetchSketch(from) : from);
    inside.sketch = sketch;
    sketch.catch(() => {});
    inside.begin = () => inside.app.load(source, { autorun }, sketch);
    return this.#view();
  }

  #begin() {
    const { begin } = this.#inside ?? {};
    if (!this.#inside || !begin) return;
    this.#inside.begin = undefined;
    return begin();
  }

  /** Shows the app, the code, or both. */
  async #view() {
    const inside = this.#inside as Inside;
    const { view } = this;
    const loading = view === 'code' ? undefined : this.#begin();
    const shows = view === 'code' || view === 'both';
    // Without its code, or if it cannot be read, the app says what is wrong.
    if (shows || inside.code)
      try {
        const { showCode } = await import('./CodeView');
        if (this.#inside === inside) await showCode(this.#box, inside, shows);
      } catch {
        if (this.#inside === inside) this.#begin();
      }
    await loading;
    this.#box.style.minHeight = '';
  }
}

/** Attributes as properties. */
for (const name of attributes)
  Object.defineProperty(YieldCastElement.prototype, name, {
    get(this: Element) {
      return this.getAttribute(name);
    },
    set(this: Element, value: string | null) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });

/** Registers `<yield-cast>` as a custom element. */
export const defineElement = (from: Styles) => {
  styles = from;
  if (!customElements.get('yield-cast')) customElements.define('yield-cast', YieldCastElement);
};
