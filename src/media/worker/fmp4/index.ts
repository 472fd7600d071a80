export { type Fragment, fragment, type MediaSample } from './fragment';
export { initSegment } from './initSegment';
export type { FlacTrack, Track, VideoTrack } from './track';
export { mimeTypeOf } from './visualSampleEntry';
export { vpConfiguration } from './vpConfiguration';
