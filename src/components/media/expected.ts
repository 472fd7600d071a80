import type { Expected } from '../files/accept';

/** By name too: not every system knows the type of each. */
export const expectedAudio: Expected = {
  types: ['audio/*', '.wav', '.mp3', '.m4a', '.aac', '.ogg', '.opus', '.flac', '.webm'],
  words: 'a sound is expected: WAV, MP3, M4A, AAC, Ogg, Opus, FLAC or WebM',
};

export const expectedVideo: Expected = {
  types: ['video/*', '.mp4', '.m4v', '.mov', '.webm', '.mkv', '.ts'],
  words: 'a video is expected: MP4, MOV, WebM, MKV or TS',
};
