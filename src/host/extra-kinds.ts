import type { ExtraPart } from '../protocol';

const load: Record<ExtraPart, () => Promise<{ default: string }>> = {
  drawing: () => import('virtual:generator-drawing'),
  nest: () => import('virtual:generator-nest'),
  pictures: () => import('virtual:generator-pictures'),
  widgets: () => import('virtual:generator-widgets'),
  listening: () => import('virtual:generator-listening'),
  parallel: () => import('virtual:generator-parallel'),
  remote: () => import('virtual:generator-remote'),
  plots: () => import('virtual:generator-plots'),
};

/** Takes the place of a part that did not load. The sketch would only be told that a function does not exist. */
const notLoaded =
  "export const install = () => { throw new Error('A part of Yieldcast that this sketch needs did not load. Is the network up?'); };";

/** The code of extra kinds, each part as the source text of a module. */
export const textsOf = (parts: readonly ExtraPart[]): Promise<string[]> =>
  Promise.all(
    parts.map((part) =>
      load[part]().then(
        (module) => module.default,
        () => notLoaded,
      ),
    ),
  );
