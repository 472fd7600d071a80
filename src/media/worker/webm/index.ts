export { clusters, type Frame } from './clusters';
export { initSegment } from './initSegment';
