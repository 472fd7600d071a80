export { createCompiler } from './compiler';
export type { ConsoleLine } from './console';
export type { Recorder, RunRecord } from './record';
export type { Request, Wait } from './scheduler';
export { type AppState, type Run, Session, type SessionEvents } from './session';
export { Spares } from './spares';
export { spawnGenerator } from './spawn';
