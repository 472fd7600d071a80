import type { Expected } from '../files/accept';

/** By name too: not every system knows the type of each. */
const filmTypes = ['video/*', '.mp4', '.m4v', '.mov', '.webm', '.mkv', '.ts', '.m2ts', '.mts'];

/** Of a film, its sound is taken. */
export const expectedAudio: Expected = {
  types: [
    'audio/*',
    '.wav',
    '.mp3',
    '.m4a',
    '.aac',
    '.ogg',
    '.oga',
    '.opus',
    '.flac',
    '.aif',
    '.aiff',
    '.aifc',
    '.au',
    '.snd',
    '.caf',
    '.mka',
    ...filmTypes,
  ],
  words: 'a sound is expected: WAV, MP3, M4A, AAC, Ogg, Opus, FLAC, AIFF, AU, CAF, WebM or a video with sound',
};

export const expectedVideo: Expected = {
  types: filmTypes,
  words: 'a video is expected: MP4, MOV, WebM, MKV or TS',
};
