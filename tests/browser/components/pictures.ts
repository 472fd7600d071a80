/** Pixels of one colour, as a yield carries them. */
export const solid = (width: number, height: number, [red, green, blue]: [number, number, number]) => {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < data.length; at += 4) data.set([red, green, blue, 255], at);
  return { as: 'pixels' as const, width, height, data: data.buffer };
};

/** A real PNG file of one colour. */
export const pngFile = async (name: string, colour: [number, number, number], size = 8): Promise<File> => {
  const canvas = new OffscreenCanvas(size, size);
  const context = canvas.getContext('2d');
  const { data } = solid(size, size, colour);
  context?.putImageData(new ImageData(new Uint8ClampedArray(data), size, size), 0, 0);
  return new File([await canvas.convertToBlob({ type: 'image/png' })], name, { type: 'image/png' });
};

/** The colour in the middle of what a canvas or a loaded image shows. */
export const middleOf = (element: HTMLCanvasElement | HTMLImageElement): number[] => {
  const [width, height] =
    element instanceof HTMLCanvasElement
      ? [element.width, element.height]
      : [element.naturalWidth, element.naturalHeight];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no context');
  context.drawImage(element, 0, 0);
  return [...context.getImageData(width >> 1, height >> 1, 1, 1).data];
};

/** What a drag, a drop or a paste carries. */
export const carrying = (...files: File[]): DataTransfer => {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
};

/** Drops files on an element; tells whether the browser would have left the page for them. */
export const drop = (target: Element, ...files: File[]): boolean => {
  const dataTransfer = carrying(...files);
  for (const type of ['dragenter', 'dragover']) {
    target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
  }
  return target.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
};

export const paste = (target: Element, ...files: File[]) =>
  target.dispatchEvent(
    new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: carrying(...files) }),
  );
