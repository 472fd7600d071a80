import * as Comlink from 'comlink';
import { decodeOnPage } from './decodeOnPage';
import { withMediaWorker } from './mediaWorker';

/** The loudest of every hundredth of a second of a sound file, 0 to 255; empty where the file cannot be decoded. */
export const filePeaks = (file: Blob, signal?: AbortSignal): Promise<Uint8Array> =>
  withMediaWorker((worker, report) => worker.peaks(file, Comlink.proxy(decodeOnPage), report), {
    bytes: file.size,
    signal,
  });
