import * as Comlink from 'comlink';
import type { SoundShape } from '../../shared/messages';
import { decodeOnPage } from '../decode-on-page';
import { withMediaWorker } from '../media-worker';

/** Reads the waveform of a sound file, and its true length. */
export const soundShape = (file: Blob, signal?: AbortSignal): Promise<SoundShape> =>
  withMediaWorker((worker, report) => worker.soundShape(file, Comlink.proxy(decodeOnPage), report), {
    bytes: file.size,
    signal,
  });

/** Reads the true length of a film that does not state it, in seconds. */
export const filmLength = (file: Blob, signal?: AbortSignal): Promise<number> =>
  withMediaWorker((worker, report) => worker.filmLength(file, report), { bytes: file.size, signal });
