export { type Fragment, fragment, type MediaSample } from './fragment';
export { initSegment } from './initSegment';
export type { FlacTrack, Track, VideoTrack } from './track';
export { vpConfiguration } from './vpConfiguration';
