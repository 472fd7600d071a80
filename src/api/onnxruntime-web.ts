/** The kinds of a tensor's values, by ONNX's names. Whole numbers of 64 bits are `bigint`. */
type TensorType =
  | 'float32'
  | 'float16'
  | 'float64'
  | 'uint8'
  | 'int8'
  | 'uint16'
  | 'int16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'uint64'
  | 'bool'
  | 'string';

/** Values in the order of the last dimension first. */
type TensorData =
  | Float32Array
  | Float64Array
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | string[];

/**
 * Numbers with a shape: what a network takes and gives.
 *
 * @example const zeros = new ort.Tensor('float32', new Float32Array(6), [2, 3]);
 */
export declare class Tensor {
  /**
   * @param data as many values as the product of `dims`
   * @throws Error if there are more or fewer, or if they do not fit the type
   */
  constructor(
    type: TensorType,
    data: TensorData | readonly number[] | readonly bigint[] | readonly boolean[],
    dims?: readonly number[],
  );
  constructor(data: TensorData | readonly boolean[], dims?: readonly number[]);
  readonly type: TensorType;
  // biome-ignore lint/suspicious/noExplicitAny: the model says which kind of array it is
  readonly data: any;
  readonly dims: readonly number[];
  readonly size: number;
  /** The same values with other dimensions, of the same product. */
  reshape(dims: readonly number[]): Tensor;
  dispose(): void;
}

/** Options of a session. Those that are not listed are passed on to ONNX Runtime. */
type SessionOptions = {
  /** The engine is WebAssembly, whatever is asked for. */
  executionProviders?: readonly (string | { name: string })[];
  graphOptimizationLevel?: 'disabled' | 'basic' | 'extended' | 'layout' | 'all';
  [option: string]: unknown;
};

/**
 * A network that is ready to run, by ONNX Runtime. The engine, 14 MB, is a file of the site: it loads with the first session,
 * and is kept for later.
 *
 * @example const session = await ort.InferenceSession.create('https://huggingface.co/…/model.onnx');
 * @example const { output } = await session.run({ input: new ort.Tensor('float32', samples, [1, samples.length]) });
 * @see https://onnxruntime.ai/docs/api/js
 */
export declare class InferenceSession {
  /**
   * @param model the file's bytes, or its path or address, as `yc.asset` takes it
   * @throws Error if it cannot be loaded, or is no model that ONNX Runtime can run
   */
  static create(model: string | ArrayBufferLike | Uint8Array, options?: SessionOptions): Promise<InferenceSession>;
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /**
   * Computes the outputs, by name, from a tensor for each of the inputs.
   *
   * @param fetches the outputs to compute: their names, or for each name a tensor to fill, or `null` for a new one
   */
  run(
    feeds: Readonly<Record<string, Tensor>>,
    fetches?: readonly string[] | Readonly<Record<string, Tensor | null>>,
  ): Promise<Record<string, Tensor>>;
  /** Frees its memory. */
  release(): Promise<void>;
}

/** Settings of ONNX Runtime. Paths of its files and threads have no effect here: the site has the engine. */
export declare const env: {
  logLevel?: 'verbose' | 'info' | 'warning' | 'error' | 'fatal';
  // biome-ignore lint/suspicious/noExplicitAny: settings that other engines have
  [setting: string]: any;
};
