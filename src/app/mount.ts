import { createComponent, render } from 'solid-js/web';
import type { Sketch } from '../protocol';
import { fetchSketch } from './fetchSketch';
import { addressOrigin, inlineOrigin } from './sketch-origin';
import { createWorkspace, type Workspace } from './workspace';

/** An app on the page, and the way to take it off again. */
export type Mount = { workspace: Workspace; unmount(): void };

/**
 * Shows a sketch's app within an element. Its code is compiled and runs in a sandboxed worker, so it is given as a
 * sketch or as the address of one, not as functions of the page.
 *
 * @param source A sketch, or the URL of its entry file; files that it imports by relative path are fetched along.
 * @example const { unmount } = mount('demo.ts', document.querySelector('#demo'));
 */
export const mount = (source: Sketch | URL | string, element: Element): Mount => {
  const workspace = createWorkspace();
  const dispose = render(() => createComponent(workspace.View, {}), element);
  if (typeof source === 'string' || source instanceof URL) {
    const address = new URL(source, document.baseURI);
    void fetchSketch(address).then((sketch) => workspace.run(sketch, addressOrigin(address)));
  } else void workspace.run(source, inlineOrigin(source));
  return {
    workspace,
    unmount: () => {
      dispose();
      workspace.dispose();
    },
  };
};
