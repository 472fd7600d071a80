export { openRuntime } from './for-sketches';
export { loadOnnx, type Network } from './runtime';
