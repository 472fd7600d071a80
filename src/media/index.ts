export type {
  Capture,
  CaptureProblem,
  CaptureState,
  Level,
  MicrophoneOptions,
  SoundPiece,
  WebcamOptions,
} from './page/devices/capture';
export { MicrophoneCapture } from './page/devices/microphone';
export { WebcamCapture } from './page/devices/webcam';
export { convertMedia, cutMedia, decodeSound, type FileWork } from './page/media-files';
export { FilePlayback } from './page/playback/file-playback';
export { soundShape } from './page/playback/file-shape';
export type { ChunkProblem, Playback, PlaybackState, SaveFormat } from './page/playback/playback';
export { peaksPerSecond } from './page/playback/playback';
export { StreamPlayback } from './page/playback/stream-playback';
export { cueAt, parseSubtitles } from './page/playback/subtitles';
export { wavFileOf } from './page/playback/wav-file';
export { giveMediaWorker } from './page/start-given-worker';
export type { AudioChunk, StreamChunk } from './shared/messages';
