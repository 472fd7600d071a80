import type { MountedApp, MountOptions } from './driven/mounted-app';

/**
 * Shows a sketch's app inside an element. The code is compiled and runs in a sandboxed worker, so pass its text or its
 * address, not functions of the page.
 *
 * Resolves once the app is on the page. It does so, too, if there is something wrong with the sketch or its address: then
 * the app shows a sentence about it, and its `state` is `error`.
 *
 * @param element Where to show it. What is already inside stays.
 * @example
 * const app = await mount(document.querySelector('#demo'), { src: 'demo.ts', autorun: true });
 * @example
 * const app = await mount(element, { source: 'export default (name: string) => `Hello, ${name}!`;' });
 * for await (const { data: [greeting] } of app.run({ name: 'Ada' })) console.log(greeting);
 * app.destroy();
 */
export const mount = (element: HTMLElement, options: MountOptions): Promise<MountedApp> =>
  import('./mount').then((module) => module.mount(element, options));
