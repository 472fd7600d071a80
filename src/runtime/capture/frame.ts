import type { CaptureTools } from '../../api/internal';

/**
 * The pixels of a frame, which stays open. `copyTo` is the fast way, if the engine can convert the frame's format; a
 * canvas works everywhere.
 */
export const pixelsOfFrame: CaptureTools['pixelsOfFrame'] = async (frame) => {
  const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
  // A canvas applies the rotation and scaling that some frames ask for.
  const isPlain = frame.displayWidth === width && frame.displayHeight === height;
  converts ??= convertsToRgba();
  if (isPlain && (await converts)) {
    const data = new Uint8ClampedArray(width * height * 4);
    try {
      await frame.copyTo(data, { format: 'RGBA', layout: [{ offset: 0, stride: width * 4 }] });
      return new ImageData(data, width, height);
    } catch {
      // This engine does not convert frames of this kind.
    }
  }
  return drawn(frame);
};

let converts: Promise<boolean> | undefined;

/** Engines without the `format` option silently copy the format they have, so we try it on a frame of known bytes. */
const convertsToRgba = async (): Promise<boolean> => {
  const probe = new VideoFrame(new Uint8Array([10, 20, 30, 255]), {
    format: 'BGRA',
    codedWidth: 1,
    codedHeight: 1,
    timestamp: 0,
  });
  try {
    const data = new Uint8Array(4);
    await probe.copyTo(data, { format: 'RGBA' });
    return data.join() === '30,20,10,255';
  } catch {
    return false;
  } finally {
    probe.close();
  }
};

let context: OffscreenCanvasRenderingContext2D | undefined;

const drawn = (frame: VideoFrame): ImageData => {
  const { displayWidth: width, displayHeight: height } = frame;
  context ??= new OffscreenCanvas(width, height).getContext('2d', {
    willReadFrequently: true,
  }) as OffscreenCanvasRenderingContext2D;
  if (context.canvas.width !== width || context.canvas.height !== height) {
    Object.assign(context.canvas, { width, height });
  }
  context.drawImage(frame, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
};
