// What resolves an `import(…)` whose name is computed: one text like `generator-video.ts`, for programs that have one.
export { resolveImport } from '../src/protocol/resolveImport';
