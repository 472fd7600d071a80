export { check } from './check';
export { pixelsOfFrame } from './frame';
export { liveStream } from './live';
export { heardOf, soundOf } from './sound';
export { streamOf } from './stream';
export { wavOf } from './wav';
