import { createComponent, render } from 'solid-js/web';
import type { Sketch } from '../protocol';
import { speak } from '../words';
import { fetchSketch } from './fetch-sketch';
import { addressOrigin, inlineOrigin } from './sketch-origin';
import { createWorkspace } from './workspace';

export type Shown = ReturnType<typeof show>;

/** A place for apps inside an element: all that the custom element needs, and what `mount` builds on. */
export const show = (element: Element, language = element.getAttribute('lang')) => {
  speak(language);
  const workspace = createWorkspace();
  // Of its own, as `dispose` empties it: what else is inside the element stays.
  const place = document.createElement('div');
  place.style.display = 'contents';
  element.append(place);
  const dispose = render(() => createComponent(workspace.View, {}), place);
  let attempt = 0;
  return {
    workspace,
    /**
     * Loads a sketch, or fetches the one at an address first, and shows its app. Resolves once that, or what is wrong, is
     * on the page.
     */
    load: async (source: Sketch | URL, autorun: boolean): Promise<void> => {
      const mine = ++attempt;
      // Nobody would see or end an app that was removed or replaced before its sketch came.
      const isWanted = () => mine === attempt;
      try {
        const isAddress = source instanceof URL;
        const sketch = isAddress ? await fetchSketch(source) : source;
        if (isWanted()) await workspace.run(sketch, isAddress ? addressOrigin(source) : inlineOrigin(sketch), autorun);
      } catch (thrown) {
        if (isWanted()) workspace.fail((thrown as Error).message);
      }
    },
    destroy() {
      attempt++;
      dispose();
      place.remove();
      workspace.dispose();
    },
  };
};
