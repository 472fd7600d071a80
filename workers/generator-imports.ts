// Resolves `import(…)` with a computed specifier, and says why an address cannot be imported. Like `generator-video.ts`, it
// loads only in programs that have one.
export { resolveImport } from '../src/protocol/resolve-import';
export { failedImport } from '../src/runtime/failed-import';
