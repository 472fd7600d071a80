import type { ImageWire } from '../../protocol';

/** The size in pixels of an image that we draw; `undefined` for a file, whose size is known once it has loaded. */
export const sizeOfWire = (image: ImageWire): readonly [width: number, height: number] | undefined => {
  switch (image.as) {
    case 'pixels':
      return [image.width, image.height];
    case 'bitmap':
      return [image.bitmap.width, image.bitmap.height];
    case 'frame':
      return [image.frame.displayWidth, image.frame.displayHeight];
    default:
      return undefined;
  }
};

/** The picture's original size, even if a smaller file is shown. */
export const sizeOfLoaded = ({ dataset, naturalWidth, naturalHeight }: HTMLImageElement) => {
  const [width = naturalWidth, height = naturalHeight] = dataset.size?.split(',').map(Number) ?? [];
  return { width, height };
};
