import { openFlac } from '../../formats/flac/reader';
import { openMp4 } from '../../formats/mp4/sound-reader';
import type { OpenReader } from '../../formats/sound-reader';
import { openWebm } from '../../formats/webm/sound-reader';

const readers = { flac: openFlac, mp4: openMp4, webm: openWebm };

/** The reader for a format that holds packets of other codecs, or of FLAC itself. */
export const openContainer = (format: keyof typeof readers): OpenReader => readers[format];
