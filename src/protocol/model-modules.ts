/**
 * The modules with models that a sketch can import, as in `import { detect } from 'yieldcast/vision'`, and the names that
 * each exports. Their types are in `src/api`, under the same names.
 */
export const modelModules = {
  speech: ['speak'],
  vision: ['detect'],
  voice: ['voiceActivity'],
} as const satisfies Record<string, readonly string[]>;

export type ModelModule = keyof typeof modelModules;

/** What opens such a module in the sandbox: a function under this global symbol. */
export const modelsKey = 'yieldcast.models';

/** The start of the specifiers. */
const folder = 'yieldcast/';

/** The module that a specifier names, if there is one. */
export const modelModuleOf = (specifier: string): ModelModule | undefined => {
  const name = specifier.startsWith(folder) ? specifier.slice(folder.length) : '';
  return Object.hasOwn(modelModules, name) ? (name as ModelModule) : undefined;
};

/** The specifiers of all modules. */
export const modelSpecifiers = (): string[] => Object.keys(modelModules).map((name) => folder + name);
