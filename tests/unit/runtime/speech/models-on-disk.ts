import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import * as api from '../../../../src/api';
import type { ModelHost } from '../../../../src/runtime/models';

const onnx = 'node_modules/onnxruntime-web/dist';

const paths: Record<string, Record<string, string>> = {
  onnxruntime: {
    'onnxruntime.js': `${onnx}/ort.wasm.bundle.min.mjs`,
    'onnxruntime.wasm': `${onnx}/ort-wasm-simd-threaded.wasm`,
  },
  hibari: {
    'voice.onnx': 'workers/models/hibari/voice.onnx',
    'unknown-words.onnx': 'workers/models/hibari/unknown-words.onnx',
    'english.bin': 'workers/models/hibari/english.json.gz',
  },
  silero: { 'silero.onnx': 'workers/models/silero/silero.onnx' },
};

export const read = async (path: string): Promise<ArrayBuffer> => new Uint8Array(await readFile(path)).buffer;

/** Stands in for the page: gives the files of models from the disk. */
export const modelsOnDisk = (): ModelHost & { loaded: string[] } => {
  const loaded: string[] = [];
  const host = {
    api,
    ofRun: () => (call: () => unknown) => call(),
    loaded,
    async files(...models: string[]) {
      loaded.push(...models);
      const named = models.flatMap((model) => Object.entries(paths[model] ?? {}));
      return Object.fromEntries(await Promise.all(named.map(async ([name, path]) => [name, await read(path)])));
    },
    // Node imports no code that uses `import.meta.url` from a `data:` URL.
    importCode: <T>() => import(pathToFileURL(`${onnx}/ort.wasm.bundle.min.mjs`).href) as Promise<T>,
  };
  return host as unknown as ModelHost & { loaded: string[] };
};

/** The samples of a WAV file of 16 bits and one channel. */
export const samplesOf = async (path: string): Promise<Float32Array> =>
  Float32Array.from(new Int16Array((await read(path)).slice(44)), (each) => each / 32_767);
