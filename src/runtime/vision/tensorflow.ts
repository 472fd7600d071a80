import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import { env, io, ready, setBackend, tensor, tidy } from '@tensorflow/tfjs-core';

/** A model with one input and one output. Everything is in one thread's memory, and computed at once. */
export type Graph = {
  run(input: Float32Array, shape: number[], output: string): Float32Array;
};

/** The files of a graph model, and the backend's WebAssembly. */
export type GraphFiles = { wasm: ArrayBuffer; topology: ArrayBuffer; weights: ArrayBuffer };

/**
 * Prepares a model.
 *
 * @throws Error if this browser has no WebAssembly with SIMD, or refuses the memory
 */
export const openGraph = async ({ wasm, topology, weights }: GraphFiles): Promise<Graph> => {
  if (!(await env().getAsync('WASM_HAS_SIMD_SUPPORT')))
    throw new Error('This browser’s WebAssembly has no SIMD, which the model needs. Every browser since 2023 has it.');
  const url = `data:application/wasm;base64,${base64Of(new Uint8Array(wasm))}`;
  setWasmPaths({
    'tfjs-backend-wasm.wasm': url,
    'tfjs-backend-wasm-simd.wasm': url,
    'tfjs-backend-wasm-threaded-simd.wasm': url,
  });
  // Threads need memory that is shared, which a sandbox does not have.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setThreadsCount(1);
  if (!(await setBackend('wasm'))) throw new Error('WebAssembly could not be started. Is there memory left?');
  await ready();
  const described = JSON.parse(new TextDecoder().decode(topology));
  const model: GraphModel = await loadGraphModel(
    io.fromMemory({
      modelTopology: described.modelTopology,
      weightSpecs: described.weightsManifest[0].weights,
      weightData: weights,
      format: described.format,
      signature: described.signature,
    }),
  );
  return {
    run: (input, shape, output) =>
      tidy(() => {
        const result = model.execute(tensor(input, shape), output);
        if (Array.isArray(result)) throw new Error(`The model has several outputs named ${output}.`);
        return result.dataSync<'float32'>();
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
