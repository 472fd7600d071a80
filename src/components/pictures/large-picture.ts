/** Above this many pixels, decoding an `<img>` blocks the page noticeably: 24 million take 0.3 s. */
const mostPixels = 24e6;

/** The width at which to show a larger picture. */
const shownWidth = 4096;

/** How much of a JPEG to read for its size: it is in the first segments, after embedded previews and profiles. */
const beginning = 512 * 1024;

export type Fitted = {
  readonly file: Blob;
  /** The picture's original size in pixels, if that is not the size of `file`. */
  readonly size?: readonly [width: number, height: number];
};

/** The size in a JPEG's frame header (ITU T.81, section B.2.2); `undefined` for other files. */
const sizeOfJpeg = async (file: Blob): Promise<[number, number] | undefined> => {
  const view = new DataView(await file.slice(0, beginning).arrayBuffer());
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker < 0xff01) return undefined;
    // C0 to CF are frame headers, except the tables C4 and CC, and C8.
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker))
      return [view.getUint16(at + 7), view.getUint16(at + 5)];
  }
  return undefined;
};

/**
 * Shrinks a JPEG in a worker: decoding it directly at a smaller size skips most of the work, which an `<img>` never
 * does.
 */
const shrink = (file: Blob, width: number): Promise<{ file: Blob; width: number; height: number } | undefined> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('../../../workers/picture.ts', import.meta.url), { type: 'module' });
    const settle = (made?: { file: Blob; width: number; height: number }) => {
      worker.terminate();
      resolve(made);
    };
    worker.onmessage = ({ data }) => settle(data ?? undefined);
    worker.onerror = () => settle();
    worker.postMessage({ file, width });
  });

const isNear = (one: number, other: number): boolean => Math.abs(one / other - 1) < 0.01;

/** A picture that can be shown at once: shrinks a JPEG of tens of millions of pixels. */
export const fitted = async (file: Blob): Promise<Fitted> => {
  const size = await sizeOfJpeg(file);
  if (!size || size[0] * size[1] <= mostPixels) return { file };
  const made = await shrink(file, Math.min(size[0], shownWidth));
  if (!made) return { file };
  const ratio = made.width / made.height;
  if (isNear(ratio, size[0] / size[1])) return { file: made.file, size };
  // The file says that the camera was held upright, so the decoded picture is rotated.
  return isNear(ratio, size[1] / size[0]) ? { file: made.file, size: [size[1], size[0]] } : { file };
};
