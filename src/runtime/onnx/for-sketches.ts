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
      const [runtime, weights, externalData] = await Promise.all([
        loadRuntime(host, env.logLevel),
        typeof model === 'string' ? fileOf(host, model) : model,
        options?.externalData && Promise.all(options.externalData.map((each) => partOf(host, each))),
      ]);
      const session = await runtime.InferenceSession.create(weights, {
        ...options,
        ...(externalData && { externalData }),
        ...forCpu,
      });
      return {
        inputNames: session.inputNames,
        outputNames: session.outputNames,
        inputMetadata: session.inputMetadata,
        outputMetadata: session.outputMetadata,
        startProfiling: () => session.startProfiling(),
        endProfiling: () => session.endProfiling(),
        // The engine reads this module's tensors like its own, but does not take them for outputs.
        async run(feeds, fetches, runOptions) {
          const results: Record<string, InferenceSession.OnnxValueMapType[string]> = {
            ...(await session.run(feeds as never, Object.keys(fetches), runOptions)),
          } as never;
          for (const [name, given] of Object.entries(fetches)) {
            if (given) results[name] = fill(given as Tensor, results[name] as Tensor);
          }
          return results;
        },
        dispose: () => session.release(),
      };
    },
  };
  for (const name of ['wasm', 'cpu', 'webgpu', 'webnn', 'webgl']) registerBackend(name, backend, 1);
  return { InferenceSession, Tensor, env };
};

/** What belongs to a graphics card has no meaning here, and the engine would refuse it. */
const forCpu = { executionProviders: ['wasm'], enableGraphCapture: false, preferredOutputLocation: 'cpu' } as const;

/** Copies a result into the tensor that the sketch gave for it. */
const fill = (given: Tensor, result: Tensor): Tensor => {
  const [to, from] = [given.data, result.data] as [Float32Array, Float32Array];
  if (to.length !== from.length || given.type !== result.type)
    throw new Error(
      `The tensor for this output has ${to.length} values of ${given.type}; it takes ${from.length} of ${result.type}.`,
    );
  for (let i = 0; i < to.length; i++) to[i] = from[i] as number;
  return given;
};

type ExternalPart = NonNullable<InferenceSession.SessionOptions['externalData']>[number];

/** A file of weights beside the model. The model knows it by its path. */
const partOf = async (host: ModelHost, part: ExternalPart): Promise<ExternalPart> => {
  if (typeof part === 'string') return { path: part, data: await fileOf(host, part) };
  return typeof part.data === 'string' ? { ...part, data: await fileOf(host, part.data) } : part;
};

/** A model by path or address comes like any of the author's files, with a progress bar. */
const fileOf = async (host: ModelHost, path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await host.api.asset(path)).arrayBuffer());
