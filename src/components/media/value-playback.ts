import { FilePlayback, filePeaks, type Playback, wavFileOf } from '../../media';
import type { AudioWire } from '../../protocol';

const sourceOf = (value: AudioWire): Blob | string => {
  switch (value.as) {
    case 'file':
      return value.file;
    case 'bytes':
      return new Blob([value.bytes]);
    case 'url':
      return value.url;
    case 'samples':
      return wavFileOf(value);
  }
};

/** Plays a value. Throws an Error whose message is a sentence where samples cannot be played. */
export const playbackOf = (value: AudioWire): Playback => new FilePlayback(sourceOf(value), { peaks: filePeaks });
