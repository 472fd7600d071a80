import { type Backend, env, InferenceSession, registerBackend, Tensor } from 'onnxruntime-common';
import type { ModelHost } from '../models';
import { loadRuntime } from './runtime';

/**
 * What a sketch imports as `onnxruntime-web`: the package's own classes, and a backend that loads the site's engine when the
 * first session is created. So nothing comes from elsewhere, whatever `env.wasm.wasmPaths` says, and a sketch that asks for
 * `webgpu` gets the WebAssembly engine, which runs everywhere.
 *
 * @see https://onnxruntime.ai/docs/api/js/interfaces/Backend.html
 */
export const openRuntime = (host: ModelHost): object => {
  const backend: Backend = {
    // The engine comes with the first session, and its absence is told there: an error here would lose its sentence.
    async init() {},
    async createInferenceSessionHandler(model, options) {
      const [runtime, weights] = await Promise.all([
        loadRuntime(host, env.logLevel),
        typeof model === 'string' ? fileOf(host, model) : model,
      ]);
      const session = await runtime.InferenceSession.create(weights, { ...options, executionProviders: ['wasm'] });
      return {
        inputNames: session.inputNames,
        outputNames: session.outputNames,
        inputMetadata: session.inputMetadata,
        outputMetadata: session.outputMetadata,
        startProfiling: () => session.startProfiling(),
        endProfiling: () => session.endProfiling(),
        // The names that are fetched come as keys; the tensors are this module's, which the engine reads like its own.
        run: async (feeds, fetches, runOptions) =>
          (await session.run(feeds as never, fetches as never, runOptions)) as InferenceSession.OnnxValueMapType,
        dispose: () => session.release(),
      };
    },
  };
  for (const name of ['wasm', 'cpu', 'webgpu', 'webnn', 'webgl']) registerBackend(name, backend, 1);
  return { InferenceSession, Tensor, env };
};

/** A model by path or address comes like any of the author's files, with a progress bar. */
const fileOf = async (host: ModelHost, path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await host.api.asset(path)).arrayBuffer());
