import { apiModuleUrl, encodeModule, modelModuleUrl } from './module-url';
import { resolveSpecifier } from './specifier';

/**
 * The URL to import for a specifier that a running sketch computed. The compiler rewrites such imports to
 * `import(globalThis[Symbol.for('yieldcast.resolve')](from, specifier))`. An error here would throw synchronously,
 * while a failed `import` rejects. So if something cannot be imported, we return the URL of a module that throws.
 *
 * @param modules the program's modules
 * @param from the path of the importing file
 */
export function resolveImport(modules: Record<string, string>, from: string, specifier: unknown): string {
  const resolution = resolveSpecifier(String(specifier), from, new Set(Object.keys(modules)));
  switch (resolution.kind) {
    case 'api':
      return apiModuleUrl();
    case 'models':
      return modelModuleUrl(resolution.name);
    case 'url':
      return resolution.url;
    case 'file':
      return modules[resolution.path] ?? '';
    case 'refused':
      return encodeModule(`throw new TypeError(${JSON.stringify(resolution.message)});`);
  }
}
