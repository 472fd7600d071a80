export { createCompiler } from './compiler';
export type { Recorder, RunRecord } from './record';
export { type AppState, type ConsoleLine, Session, type SessionEvents } from './session';
export { Spares } from './spares';
export { spawnGenerator } from './spawn';
