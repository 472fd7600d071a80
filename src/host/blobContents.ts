import type { BlobContents, WorkerMessage } from '../protocol';

/** Reads a Blob for a worker that cannot; `null` where it cannot be read here either. */
export const contentsOf = async ({
  blob,
  as,
}: Extract<WorkerMessage, { type: 'readBlob' }>): Promise<BlobContents['contents']> => {
  try {
    return await (as === 'bytes' ? blob.arrayBuffer() : createImageBitmap(blob));
  } catch {
    return null;
  }
};
