import type { VideoSample } from 'mediabunny';

/** Makes frames of samples: upright, in square pixels, of this width where there is one. Who gets a frame closes it. */
export const createDrawer = (wanted: number | undefined): ((sample: VideoSample) => VideoFrame) => {
  let canvas: OffscreenCanvas | undefined;
  return (sample) => {
    const { displayWidth, displayHeight, codedWidth, codedHeight, rotation, flip } = sample;
    const width = wanted ?? displayWidth;
    const isAsIs =
      width === displayWidth && displayWidth === codedWidth && displayHeight === codedHeight && rotation === 0 && !flip;
    if (isAsIs) return sample.toVideoFrame();
    // Encoders take even heights alone.
    const height =
      wanted === undefined ? displayHeight : 2 * Math.round((width * displayHeight) / displayWidth / 2) || 2;
    canvas ??= new OffscreenCanvas(width, height);
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    sample.draw(canvas.getContext('2d') as OffscreenCanvasRenderingContext2D, 0, 0, width, height);
    return new VideoFrame(canvas, { timestamp: sample.microsecondTimestamp, alpha: 'discard' });
  };
};
