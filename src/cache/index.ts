export { fingerprint, UnhashableError } from './fingerprint';
export { openHistory, type RunFacts } from './history-store';
export { isPiece } from './pieces';
export { entrySchema, formatVersion, type ResultEntry } from './result-entry';
export {
  type Bounds,
  defaultBounds,
  type KeptResult,
  openResults,
  type ResultStore,
} from './result-store';
export { bytesIn, type RunRecording, recordRun } from './run-recording';
