// Resolves `import(…)` with a computed specifier, and names an address that cannot be reached. Like `generator-video.ts`, it
// loads only in programs that have one.
export { resolveImport } from '../src/protocol/resolve-import';
export { unreachable } from '../src/runtime/unreachable';
