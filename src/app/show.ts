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
  place.className = 'yc-place';
  element.append(place);
  const dispose = render(() => createComponent(workspace.View, {}), place);
  let attempt = 0;
  return {
    workspace,
    /**
     * Loads a sketch, or fetches the one at an address first, and shows its app. Resolves once that, or what is wrong, is
     * on the page. `fetched` is the sketch, if somebody else fetches it as well. A sketch that came as text may read the files
     * in the folder of `base`.
     */
    load: async (
      source: Sketch | URL,
      autorun: boolean,
      fetched: Sketch | Promise<Sketch> = source instanceof URL ? fetchSketch(source) : source,
      base?: URL,
    ): Promise<void> => {
      const mine = ++attempt;
      // Nobody would see or end an app that was removed or replaced before its sketch came.
      const isWanted = () => mine === attempt;
      try {
        const sketch = await fetched;
        const origin = source instanceof URL ? addressOrigin(source) : inlineOrigin(sketch, base);
        if (isWanted()) await workspace.run(sketch, origin, autorun);
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
