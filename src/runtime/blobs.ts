import type { BlobContents, WorkerMessage } from '../protocol';

type Contents = BlobContents['contents'];
type ReadBlob = Extract<WorkerMessage, { type: 'readBlob' }>;

/** Where Blobs are made and read: the worker's global scope, or a test's own. */
type Scope = { Blob: typeof Blob; createImageBitmap?: typeof createImageBitmap };

/** How many bytes a stream reads at once. */
const streamPiece = 1024 * 1024;

/**
 * Lets the page read Blobs where this engine cannot: in WebKitGTK, a worker made from a `data:` URL may create, slice
 * and post them, but every attempt to read one fails. There, their reading methods and `createImageBitmap` ask the
 * page, one Blob at a time. Other engines are left as they are.
 *
 * `known` settles once it is clear which engine this is; `take` receives the page's answers. Other ways to read Blobs
 * stay as the engine has them: FileReader, FileReaderSync, Response and Request of a Blob, and `blob:` URLs.
 */
export const readThroughPage = (post: (message: ReadBlob) => void, scope: Scope = globalThis) => {
  let last: Promise<unknown> = Promise.resolve();
  let take: (contents: Contents) => void = () => {};
  const ask = (blob: Blob, as: ReadBlob['as']): Promise<Contents> => {
    const asked = last.then(
      () =>
        new Promise<Contents>((resolve) => {
          take = resolve;
          post({ type: 'readBlob', blob, as });
        }),
    );
    last = asked.catch(() => {});
    return asked;
  };
  const known = new scope.Blob(['?']).arrayBuffer().then(
    () => {},
    () => replaceReading(ask, scope),
  );
  return { known, take: (contents: Contents) => take(contents) };
};

const replaceReading = (ask: (blob: Blob, as: ReadBlob['as']) => Promise<Contents>, scope: Scope) => {
  const read = async (blob: Blob) => {
    const contents = await ask(blob, 'bytes');
    if (contents instanceof ArrayBuffer) return contents;
    throw new DOMException('The file cannot be read. It may have been moved or changed.', 'NotReadableError');
  };

  Object.assign(scope.Blob.prototype, {
    arrayBuffer(this: Blob) {
      return read(this);
    },
    async bytes(this: Blob) {
      return new Uint8Array(await read(this));
    },
    async text(this: Blob) {
      return new TextDecoder().decode(await read(this));
    },
    stream(this: Blob) {
      let at = 0;
      return new ReadableStream({
        pull: async (controller) => {
          if (at < this.size) controller.enqueue(new Uint8Array(await read(this.slice(at, at + streamPiece))));
          at += streamPiece;
          if (at >= this.size) controller.close();
        },
      });
    },
  });

  const decode = scope.createImageBitmap as (source: ImageBitmapSource, ...rest: unknown[]) => Promise<ImageBitmap>;
  const decodeAny = async (source: ImageBitmapSource, ...rest: unknown[]) => {
    if (!(source instanceof Blob)) return decode(source, ...rest);
    const bitmap = await ask(source, 'bitmap');
    if (!bitmap) throw new DOMException('The file cannot be read as an image.', 'InvalidStateError');
    return rest.length > 0 ? decode(bitmap as ImageBitmap, ...rest) : bitmap;
  };
  scope.createImageBitmap = decodeAny as typeof createImageBitmap;
};
