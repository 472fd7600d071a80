import { trustedUrl } from '../protocol';

/** Up to this many bytes are hashed in one go on this thread, which takes well under a millisecond. */
const small = 65_536;

/**
 * Bytes a worker hashes at a time. A chunk fits in the CPU cache, and only a few chunks of a file are in memory at
 * once.
 */
const chunkSize = 1_000_000;

/** Idle workers end after this many milliseconds. */
const rest = 10_000;

/** Bytes, or a file. Large files are read one chunk at a time. */
export type Content = ArrayBuffer | Uint8Array<ArrayBuffer> | Blob;

/**
 * The SHA-256 of bytes. Large content is hashed in workers, chunk by chunk, and its digest is computed from its size
 * and the digests of its chunks. Some engines run Web Crypto on the calling thread, at 100 MB a second.
 *
 * @throws {Error} if a file cannot be read, or the page is not served over HTTPS
 */
export const digest = async (content: Content): Promise<ArrayBuffer> => {
  const size = content instanceof Blob ? content.size : content.byteLength;
  if (size > small) {
    const digests = queue.then(() => digestsOf(content, size));
    queue = digests.catch(() => {});
    return sha256(await new Blob([`${size}:`, ...(await digests)]).arrayBuffer());
  }
  return sha256(content instanceof Blob ? await content.arrayBuffer() : content);
};

const sha256 = (bytes: BufferSource): Promise<ArrayBuffer> => crypto.subtle.digest('SHA-256', bytes);

/** Large content is hashed one at a time, since each uses all workers. */
let queue: Promise<unknown> = Promise.resolve();

const digestsOf = async (content: Content, size: number): Promise<ArrayBuffer[]> => {
  const count = Math.ceil(size / chunkSize);
  const digests: ArrayBuffer[] = [];
  let next = 0;
  const lane = async (hash: Hasher['hash']) => {
    while (next < count) {
      const i = next++;
      const chunk = await readChunk(content, i);
      // If the worker fails, hash on this thread.
      digests[i] = await hash(chunk).catch(async () => sha256(await readChunk(content, i)));
    }
  };
  clearTimeout(resting);
  await Promise.all(takeHashers(count).map(lane)).finally(() => {
    resting = setTimeout(() => {
      for (const each of hashers.splice(0)) each.end();
    }, rest);
  });
  return digests;
};

/** Copies a chunk, since its buffer is transferred to a worker. */
const readChunk = async (content: Content, i: number): Promise<ArrayBuffer> => {
  const chunk = content.slice(i * chunkSize, (i + 1) * chunkSize);
  return chunk instanceof Blob ? chunk.arrayBuffer() : chunk instanceof Uint8Array ? chunk.buffer : chunk;
};

/** The worker's code. As a `data:` URL it has an opaque origin; it takes bytes and returns digests. */
const source = `let last;
onmessage = ({ data }) => {
  last = Promise.resolve(last).then(() => crypto.subtle.digest('SHA-256', data)).catch(() => null);
  last.then((digest) => postMessage(digest));
}`;

type Hasher = { hash(bytes: ArrayBuffer): Promise<ArrayBuffer>; end(): void };

const startHasher = (): Hasher => {
  const worker = new Worker(trustedUrl(`data:text/javascript,${encodeURIComponent(source)}`), {
    name: 'yieldcast-hashing',
  });
  let failed = false;
  /** Callers waiting for a digest. The worker answers in the order of the requests. */
  const waiting: ((digest: ArrayBuffer | null) => void)[] = [];
  worker.onmessage = ({ data }: MessageEvent<ArrayBuffer | null>) => waiting.shift()?.(data);
  worker.onerror = () => {
    failed = true;
    for (const settle of waiting.splice(0)) settle(null);
  };
  return {
    hash: (bytes) =>
      new Promise((resolve, reject) => {
        if (failed) return reject(new Error('The worker that hashes failed.'));
        waiting.push((digest) => (digest ? resolve(digest) : reject(new Error('The worker that hashes failed.'))));
        worker.postMessage(bytes, [bytes]);
      }),
    end: () => worker.terminate(),
  };
};

const hashers: Hasher[] = [];
let resting: ReturnType<typeof setTimeout> | undefined;

/**
 * One worker per processor, at most four and no more than there are chunks. Each is returned twice, so that the next
 * chunk is read while it hashes.
 */
const takeHashers = (count: number): Hasher['hash'][] => {
  if (typeof Worker !== 'function') return [sha256];
  const most = Math.min(count, 4, navigator.hardwareConcurrency || 1);
  while (hashers.length < most) hashers.push(startHasher());
  return [...hashers.slice(0, most), ...hashers.slice(0, most)].map(({ hash }) => hash);
};
