/**
 * Apps in a page. What draws and runs them loads with the first call of `mount`, so that a page that imports this is not
 * larger, and can be rendered on a server, too.
 */
export type {
  AppEventMap,
  AppSource,
  AppState,
  AppYield,
  GivenValues,
  MountedApp,
  MountOptions,
  PageValue,
  RunOptions,
  SketchError,
  SoundSamples,
  VideoFramePixels,
} from '../app/driven/mounted-app';
export { mount } from '../app/load-mount';
