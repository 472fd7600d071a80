import * as Comlink from 'comlink';
import { decodeOnPage } from './decodeOnPage';
import { withMediaWorker } from './mediaWorker';

/** The loudest of every hundredth of a second of a sound file, 0 to 255; empty where the file cannot be decoded. */
export const filePeaks = async (file: Blob): Promise<Uint8Array> => {
  const bytes = await file.arrayBuffer();
  return withMediaWorker((worker) =>
    worker.peaks(Comlink.transfer(bytes, [bytes]), file.type, Comlink.proxy(decodeOnPage)),
  );
};
