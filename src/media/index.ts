export type { AudioChunk, StreamChunk, StreamKind } from './contract';
export type {
  Capture,
  CaptureDevice,
  CaptureProblem,
  CaptureState,
  Level,
  MicrophoneOptions,
  SoundPiece,
  WebcamOptions,
} from './page/capture/capture';
export { convertMedia, cutMedia, decodeSound, type FileWork } from './page/capture/files';
export { MicrophoneCapture } from './page/capture/microphone';
export { WebcamCapture } from './page/capture/webcam';
export { filePeaks } from './page/filePeaks';
export { FilePlayback } from './page/filePlayback';
export type { ChunkProblem, Playback, PlaybackState, SaveFormat } from './page/playback';
export { peaksPerSecond } from './page/playback';
export { StreamPlayback } from './page/streamPlayback';
export { cueAt, parseSubtitles } from './page/subtitles';
export { wavFileOf } from './page/wavFile';
