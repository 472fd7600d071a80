import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import { env, io, memory, ready, setBackend, tensor, tidy } from '@tensorflow/tfjs-core';

/** A model with one input. Everything is in one thread's memory, and computed at once. */
export type Graph = {
  /** @returns the values of these outputs, in this order */
  run(input: Float32Array, shape: number[], outputs: readonly string[]): Float32Array[];
};

export type Engine = {
  openGraph(topology: ArrayBuffer, weights: ArrayBuffer): Promise<Graph>;
  /** How many tensors there are now: the weights of all graphs. */
  countTensors(): number;
};

/**
 * Starts the engine.
 *
 * @param wasm the backend's WebAssembly
 * @throws Error if this browser has no WebAssembly with SIMD, or refuses the memory
 */
export const openEngine = async (wasm: ArrayBuffer): Promise<Engine> => {
  if (!(await env().getAsync('WASM_HAS_SIMD_SUPPORT')))
    throw new Error('This browser’s WebAssembly has no SIMD, which the model needs. Every browser since 2023 has it.');
  prepare(wasm);
  if (!(await setBackend('wasm'))) throw new Error('WebAssembly could not be started. Is there memory left?');
  await ready();
  return { openGraph, countTensors: () => memory().numTensors };
};

let isPrepared = false;

/** Tells the backend where its WebAssembly is. It takes that once, and starts anew from there if memory was refused. */
const prepare = (wasm: ArrayBuffer) => {
  if (isPrepared) return;
  isPrepared = true;
  const url = `data:application/wasm;base64,${base64Of(new Uint8Array(wasm))}`;
  setWasmPaths({
    'tfjs-backend-wasm.wasm': url,
    'tfjs-backend-wasm-simd.wasm': url,
    'tfjs-backend-wasm-threaded-simd.wasm': url,
  });
  // Threads need memory that is shared, which a sandbox does not have.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setThreadsCount(1);
};

const openGraph = async (topology: ArrayBuffer, weights: ArrayBuffer): Promise<Graph> => {
  const described = JSON.parse(new TextDecoder().decode(topology));
  const model = await loadGraphModel(
    io.fromMemory({
      modelTopology: described.modelTopology,
      weightSpecs: described.weightsManifest[0].weights,
      weightData: weights,
      format: described.format,
      signature: described.signature,
    }),
  );
  return {
    run: (input, shape, outputs) =>
      tidy(() => {
        const results = model.execute(tensor(input, shape), [...outputs]);
        return [results].flat().map((each) => each.dataSync<'float32'>());
      }),
  };
};

/** In pieces, since a call takes a limited number of arguments. */
const base64Of = (bytes: Uint8Array) => {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 30_000) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 30_000))));
  }
  return pieces.join('');
};
