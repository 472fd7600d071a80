/**
 * The modules with models that a sketch can import, as in `import { detect } from 'yieldcast/vision'`, and the names that
 * each exports. Their types are in `src/api`, under the last part of the name.
 */
export const modelModules = {
  'onnxruntime-web': ['InferenceSession', 'Tensor', 'env'],
  'yieldcast/speech': ['speak'],
  'yieldcast/text': ['generateText'],
  'yieldcast/vision': ['detect', 'faceLandmarks'],
  'yieldcast/voice': ['voiceActivity'],
} as const satisfies Record<string, readonly string[]>;

export type ModelModule = keyof typeof modelModules;

/** What opens such a module in the sandbox: a function under this global symbol. */
export const modelsKey = 'yieldcast.models';

/** The module that a specifier names, if there is one. All builds of ONNX Runtime are the one that the site has. */
export const modelModuleOf = (specifier: string): ModelModule | undefined => {
  const name = specifier.replace(/^(onnxruntime-web)\/\w+$/, '$1');
  return Object.hasOwn(modelModules, name) ? (name as ModelModule) : undefined;
};

/** The specifiers of all modules. */
export const modelSpecifiers = (): string[] => Object.keys(modelModules);
