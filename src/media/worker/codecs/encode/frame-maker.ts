/** A frame as yielded: an image object of the browser, or its pixels, four bytes each, in rows from the top. */
export type RawFrame =
  | VideoFrame
  | ImageBitmap
  | { readonly width: number; readonly height: number; readonly data: ArrayBuffer };

type Pixels = Extract<RawFrame, { data: ArrayBuffer }>;

const isPixels = (frame: RawFrame): frame is Pixels => 'data' in frame;

/** Chroma is encoded at half the size, so sizes must be even: an odd last column or row is cut off. */
const even = (pixels: number): number => pixels - (pixels % 2);

const sizeOf = (frame: RawFrame): { x: number; y: number; width: number; height: number } => {
  if (!(frame instanceof VideoFrame)) return { x: 0, y: 0, width: frame.width, height: frame.height };
  const { visibleRect } = frame;
  if (!visibleRect) throw new Error('A VideoFrame was closed before it was encoded: yield it, and close it no more.');
  return { x: visibleRect.x, y: visibleRect.y, width: visibleRect.width, height: visibleRect.height };
};

/** Closes a frame that holds memory in the browser. */
export const release = (frame: RawFrame): void => {
  if (!isPixels(frame)) frame.close();
};

/** Creates frames of even size, each with its own time. */
export class FrameMaker {
  #canvas: OffscreenCanvas | undefined;

  /**
   * Creates a frame with these times, in microseconds, and closes the original.
   *
   * @throws Error with a sentence if it has too few pixels, or not as many as it claims.
   */
  make(frame: RawFrame, timestamp: number, duration: number): VideoFrame {
    try {
      const whole = sizeOf(frame);
      const visibleRect = { ...whole, width: even(whole.width), height: even(whole.height) };
      if (!(visibleRect.width > 0 && visibleRect.height > 0)) {
        throw new Error(`A frame has ${whole.width} × ${whole.height} pixels; video needs 2 × 2 at least.`);
      }
      if (!isPixels(frame)) return new VideoFrame(frame, { timestamp, duration, visibleRect, alpha: 'discard' });
      return new VideoFrame(this.#paint(frame, visibleRect), { timestamp, duration, alpha: 'discard' });
    } finally {
      release(frame);
    }
  }

  /** WebKitGTK loses the content of a VideoFrame made from bytes before it is encoded; one made from a canvas works. */
  #paint({ data, width, height }: Pixels, size: { width: number; height: number }): OffscreenCanvas {
    const bytes = width * height * 4;
    if (data.byteLength !== bytes) {
      throw new Error(
        `A frame of ${width} × ${height} pixels has ${data.byteLength} bytes; ` +
          `it needs ${bytes}: red, green, blue and alpha of each pixel.`,
      );
    }
    if (this.#canvas?.width !== size.width || this.#canvas.height !== size.height) {
      this.#canvas = new OffscreenCanvas(size.width, size.height);
    }
    // Keep the canvas in memory, where the encoder reads it.
    const context = this.#canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (!context) throw new Error(`This browser has no canvas of ${size.width} × ${size.height} pixels.`);
    context.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
    return this.#canvas;
  }
}
