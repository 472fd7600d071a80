import { createComponent, render } from 'solid-js/web';
import type { Sketch } from '../protocol';
import { speak } from '../words';
import type { Workspace } from './app-model';
import { fetchSketch } from './fetch-sketch';
import { addressOrigin, inlineOrigin } from './sketch-origin';
import { createWorkspace } from './workspace';

/** An app on the page, and the function that removes it. */
export type Mount = { workspace: Workspace; unmount(): void };

/**
 * Shows a sketch's app inside an element. The code is compiled and runs in a sandboxed worker, so pass a sketch or its
 * URL, not functions of the page.
 *
 * @param source A sketch, or the URL of its entry file; files that it imports by relative path are fetched as well.
 * @param options `autorun`: submits the form at once, with its initial values. Otherwise the app waits for its button.
 * @example const { unmount } = mount('demo.ts', document.querySelector('#demo'), { autorun: true });
 */
export const mount = (source: Sketch | URL | string, element: Element, { autorun = false } = {}): Mount => {
  speak(element.getAttribute('lang'));
  const workspace = createWorkspace();
  let isOver = false;
  const dispose = render(() => createComponent(workspace.View, {}), element);
  if (typeof source === 'string' || source instanceof URL) {
    const address = new URL(source, document.baseURI);
    // Nobody would see or end an app that was removed before its sketch came.
    void fetchSketch(address).then((sketch) => isOver || workspace.run(sketch, addressOrigin(address), autorun));
  } else void workspace.run(source, inlineOrigin(source), autorun);
  return {
    workspace,
    unmount: () => {
      isOver = true;
      dispose();
      workspace.dispose();
    },
  };
};
