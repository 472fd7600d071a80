import type { AppEventMap, MountedApp } from './mounted-app';

/**
 * `<yield-cast>`, which `yieldcast/element` registers: an app as an element of any page. It loads when it comes near to
 * what a person sees, ends when it is removed from the page, and goes on when it is moved within it.
 *
 * Its app is in a shadow tree, so that no style leaks in or out. `::part(app)`, `::part(title)`, `::part(component)`,
 * `::part(label)`, `::part(submit)`, `::part(button)` and `::part(status)` select parts of it; custom properties such as
 * `--yc-accent`, set on the element, change colours, distances and fonts.
 *
 * @example
 * <yield-cast src="demo.ts" theme="dark" autorun></yield-cast>
 * @example Follow it from the page's own code.
 * const element = document.querySelector('yield-cast');
 * element.addEventListener('result', ({ detail }) => console.log(detail?.outputs));
 * for await (const { data: [image] } of element.run({ steps: 3 })) console.log(image);
 */
export interface YieldCast
  extends HTMLElement,
    Pick<MountedApp, 'state' | 'error' | 'run' | 'stop' | 'load' | 'destroy'> {
  /** The address of a sketch, relative to the page. Another one shows another app. */
  src: string | null;
  /** Light or dark; by default, as the person’s system is. */
  theme: string | null;
  /** The height of the element, in CSS pixels or as a CSS length. What is longer scrolls. */
  height: string | null;
  /** What to show: `app`, `code`, or `both`. */
  view: string | null;
  /** Whether its form is submitted as soon as it is loaded. */
  autorun: boolean;
  /** `eager` loads it at once, wherever it is on the page. */
  loading: string | null;

  addEventListener<Type extends keyof AppEventMap>(
    type: Type,
    listener: ((event: AppEventMap[Type]) => void) | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
  addEventListener<Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: ((event: HTMLElementEventMap[Type]) => void) | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'yield-cast': YieldCast;
  }
}
