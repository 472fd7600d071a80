export { cutChunks } from './chunks';
export { createClip } from './clip';
export { readFrames } from './frames';
export { checkSource } from './source';
