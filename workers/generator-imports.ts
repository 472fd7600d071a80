// Resolves `import(…)` with a computed specifier. Like `generator-video.ts`, it loads only in programs that have one.
export { resolveImport } from '../src/protocol/resolve-import';
