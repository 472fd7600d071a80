export { type Fragment, fragment, type MediaSample } from './fragment';
export { initSegment } from './initSegment';
export type { FlacTrack, Track } from './track';
