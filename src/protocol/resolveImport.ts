import { apiModuleUrl, encodeModule } from './moduleUrl';
import { resolveSpecifier } from './specifier';

/**
 * The URL for what `import(specifier)` computed in a running sketch. The compiler leaves such calls to
 * `globalThis[Symbol.for('yieldcast.resolve')](from, specifier)`, within `import(…)`: an error would be thrown there
 * and then, where `import` has a promise reject. So what cannot be imported gets the URL of a module that throws.
 *
 * @param modules a program's modules
 * @param from the path of the importing file
 */
export function resolveImport(modules: Record<string, string>, from: string, specifier: unknown): string {
  const resolution = resolveSpecifier(String(specifier), from, new Set(Object.keys(modules)));
  switch (resolution.kind) {
    case 'api':
      return apiModuleUrl;
    case 'url':
      return resolution.url;
    case 'file':
      return modules[resolution.path] ?? '';
    case 'refused':
      return encodeModule(`throw new TypeError(${JSON.stringify(resolution.message)});`);
  }
}
