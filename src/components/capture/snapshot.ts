import type { Capture } from '../../media';

/** The newest picture of a camera as a PNG file, as the camera sees it: never as in a mirror. */
export const takePicture = async (capture: Capture, name: string): Promise<File> => {
  const frame = await capture.frame();
  try {
    const canvas = new OffscreenCanvas(frame.displayWidth, frame.displayHeight);
    canvas.getContext('2d')?.drawImage(frame, 0, 0, canvas.width, canvas.height);
    const png = await canvas.convertToBlob({ type: 'image/png' });
    return new File([png], `${name}.png`, { type: 'image/png' });
  } finally {
    frame.close();
  }
};
