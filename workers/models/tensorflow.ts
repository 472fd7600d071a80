// TensorFlow.js with its WebAssembly backend, for one model at a time: a file of the site that `yieldcast/vision` imports.
export { openGraph } from '../../src/runtime/vision/tensorflow';
