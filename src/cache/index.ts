export { fingerprint, UnhashableError } from './fingerprint';
export {
  type Bounds,
  defaultBounds,
  formatVersion,
  openResults,
  type ResultEntry,
  type ResultStore,
} from './result-store';
export { type RunRecording, recordRun } from './run-recording';
