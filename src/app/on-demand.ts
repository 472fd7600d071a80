import { type FileSource, focused } from '../components';
import type { AppDescription, Program } from '../protocol';
import type { ComponentValues } from './component-values';
import type { Mounted, RunView } from './mounted';
import type { SketchOrigin } from './sketch-origin';
import type { RunTimeline } from './timeline/recording';

/** What a workspace loads only for apps that need it. */

/** States that the browser keeps. */
export const loadKept = () => import('./values/browser-state');
/** Microphones and cameras. */
export const loadCapture = () => import('./capture/captures');
/** Inputs to fetch or convert before a run. */
export const loadInputs = () => import('./inputs');
/** Marks inputs that are left empty. Resolves to whether any is missing now, whatever is filled in meanwhile. */
export const askFor = (
  mounted: () => Mounted | undefined,
  current: Mounted,
  inputs: readonly number[],
  from = focused(),
) => {
  const values = current.parts.values(inputs);
  return import('./missing').then(
    ({ askForMissing }) => mounted() === current && askForMissing(current, inputs, from, values),
  );
};
/** Answers what a program asks of the page: for a file, for values it has kept, to show a part of its app. */
export const loadAsked = () => import('./asked');
export const loadFiles = () => import('./values/fetch-file');
/** Records a run for its timeline, and thins long ones out. */
export const openTimeline = async (
  run: () => RunView | undefined,
  mounted: () => Mounted | undefined,
): Promise<RunTimeline> =>
  (await import('./timeline/recording')).createTimeline(run, mounted, () => import('./timeline/thinning'));

/** Keeps the results of an app whose listeners ask for it. Without its code, every run computes its result. */
export const runCacheOf = (
  description: AppDescription,
  origin: SketchOrigin,
  fileOf: FileSource,
  notify: (sentence: string) => void,
) =>
  description.listeners.some((each) => each.cache)
    ? import('./run-cache').then(
        ({ createRunCache }) =>
          createRunCache(description, origin, notify, () =>
            loadInputs().then(({ readyExamples }) => readyExamples(description, fileOf)),
          ),
        () => undefined,
      )
    : undefined;

/** Plays the streams of an app that has any. */
export const streamsOf = (
  description: AppDescription,
  parts: ComponentValues,
  played: ReadonlySet<number>,
  setPlaying: (on: boolean) => void,
  fileOf: FileSource,
) =>
  played.size > 0
    ? import('./streaming').then(({ createStreams }) => createStreams(description, parts, played, setPlaying, fileOf))
    : undefined;

/** Lets an app that listens to `unload` do what it does last. */
export const unloadingOf = (
  mounted: Mounted,
  program: () => Program,
  page: Parameters<typeof import('./unloading').createUnloading>[2],
) =>
  mounted.listening.of(null, 'unload').length > 0
    ? import('./unloading').then(
        ({ createUnloading }) => createUnloading(mounted, program(), page),
        () => undefined,
      )
    : undefined;
