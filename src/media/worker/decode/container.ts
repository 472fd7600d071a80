import { openFlac } from './flac';
import { openMp4 } from './mp4';
import type { OpenReader } from './reader';
import { openWebm } from './webm';

const readers = { flac: openFlac, mp4: openMp4, webm: openWebm };

/** The reader of a format that holds other codecs' packets, or FLAC's own. */
export const openContainer = (format: keyof typeof readers): OpenReader => readers[format];
