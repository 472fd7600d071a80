export type { AudioChunk } from './contract';
export { AudioStream } from './page/audioStream';
export { filePeaks } from './page/filePeaks';
export { FilePlayback } from './page/filePlayback';
export type { ChunkProblem, Playback, PlaybackState, SaveFormat } from './page/playback';
export { peaksPerSecond } from './page/playback';
export { cueAt, parseSubtitles } from './page/subtitles';
export { wavFileOf } from './page/wavFile';
