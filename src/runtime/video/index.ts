export { createClip } from './clip';
export { readFrames } from './frames';
