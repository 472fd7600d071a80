import type * as Runtime from 'onnxruntime-web';
import type { ModelHost } from '../models';

/** A network that is ready to run. */
export type Network = (inputs: Record<string, Input>) => Promise<Record<string, Float32Array | BigInt64Array>>;

type Input = { shape: number[]; data: Float32Array | BigInt64Array };

/** Modules with models are bundled on their own, but share one runtime, which takes tens of megabytes. */
const key = Symbol.for('yieldcast.onnx');
const shared = globalThis as { [key]?: typeof Runtime };

/** The smallest module that uses a SIMD instruction. */
const simd = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

/**
 * Loads files of models, and the ONNX Runtime that runs their networks.
 *
 * @throws Error if this browser has no WebAssembly with SIMD, or if files cannot be loaded
 */
export const loadOnnx = async (
  host: ModelHost,
  ...models: string[]
): Promise<{ files: Record<string, ArrayBuffer>; open: (name: string) => Promise<Network> }> => {
  const [runtime, files] = await loadWith(host, models);
  return { files, open: (name) => networkOf(runtime, files[name] as ArrayBuffer) };
};

/** Loads the ONNX Runtime alone. */
export const loadRuntime = async (host: ModelHost, logLevel?: Runtime.Env['logLevel']): Promise<typeof Runtime> => {
  const [runtime] = await loadWith(host, []);
  if (logLevel) runtime.env.logLevel = logLevel;
  return runtime;
};

const loadWith = async (host: ModelHost, models: string[]): Promise<[typeof Runtime, Record<string, ArrayBuffer>]> => {
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(simd)) {
    throw new Error('This browser’s WebAssembly has no SIMD, which the model needs. Every browser since 2023 has it.');
  }
  const files = await host.files(...(shared[key] ? [] : ['onnxruntime']), ...models);
  shared[key] ??= await runtimeOf(host, files);
  return [shared[key], files];
};

const runtimeOf = async (host: ModelHost, files: Record<string, ArrayBuffer>): Promise<typeof Runtime> => {
  const runtime = await host.importCode<typeof Runtime>(files['onnxruntime.js'] as ArrayBuffer);
  // Threads need memory that is shared, which a sandbox does not have.
  runtime.env.wasm.numThreads = 1;
  runtime.env.wasm.wasmBinary = files['onnxruntime.wasm'] as ArrayBuffer;
  runtime.env.logLevel = 'error';
  return runtime;
};

const networkOf = async (runtime: typeof Runtime, weights: ArrayBuffer): Promise<Network> => {
  const { InferenceSession, Tensor } = runtime;
  const session = await InferenceSession.create(weights, { executionProviders: ['wasm'] });
  return async (inputs) => {
    const tensors = Object.entries(inputs).map(([name, { shape, data }]) => [
      name,
      data instanceof Float32Array ? new Tensor('float32', data, shape) : new Tensor('int64', data, shape),
    ]);
    const outputs = await session.run(Object.fromEntries(tensors));
    return Object.fromEntries(
      Object.entries(outputs).map(([name, { data }]) => [name, data as Float32Array | BigInt64Array]),
    );
  };
};
