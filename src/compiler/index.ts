export { createCompiler } from './compiler';
