// TensorFlow.js with its WebAssembly backend: a file of the site that `yieldcast/vision` imports.
export { openEngine } from '../../src/runtime/vision/tensorflow';
