export { createCompiler } from './compiler';
export type { ConsoleLine } from './console';
export type { Recorder, RunRecord } from './record';
export type { Run } from './run';
export type { Chain, Request, Wait } from './scheduler';
export { Session } from './session';
export type { AppState, SessionEvents } from './sessionEvents';
export { Spares } from './spares';
export { spawnGenerator } from './spawn';
