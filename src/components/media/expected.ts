import { say } from '../../words';
import type { Expected } from '../files/accept';

/** By extension too: not every system knows the MIME type of each. */
const filmTypes = ['video/*', '.mp4', '.m4v', '.mov', '.webm', '.mkv', '.ts', '.m2t', '.m2ts', '.mts'];

/** Video files count too: their sound is used. */
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
  get words() {
    return say('a sound is expected: WAV, MP3, M4A, AAC, Ogg, Opus, FLAC, AIFF, AU, CAF, WebM or a video with sound');
  },
};

export const expectedVideo: Expected = {
  types: filmTypes,
  get words() {
    return say('a video is expected: MP4, MOV, WebM, MKV or TS');
  },
};
