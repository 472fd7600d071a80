export { fragment, type MediaSample } from './fragment';
export { initSegment } from './init-segment';
export type { Track } from './track';
export { vpConfiguration } from './vp-configuration';
