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

/** A grey JPEG of so many pixels a side, eight of which make a block: each block of it is two bits, both 0. */
export const greyJpeg = (side: number): File => {
  const [high, low] = [side >> 8, side & 255];
  const zeros = (count: number) => Array<number>(count).fill(0);
  const head = [
    ...[0xff, 0xd8, 0xff, 0xdb, 0, 67, 0, ...Array<number>(64).fill(1)],
    ...[0xff, 0xc0, 0, 11, 8, high, low, high, low, 1, 1, 0x11, 0],
    // One code in either table: a single 0.
    ...[0xff, 0xc4, 0, 20, 0x00, 1, ...zeros(16)],
    ...[0xff, 0xc4, 0, 20, 0x10, 1, ...zeros(16)],
    ...[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0],
  ];
  const blocks = new Uint8Array(Math.ceil(side / 8) ** 2 / 4);
  return new File([new Uint8Array(head), blocks, new Uint8Array([0xff, 0xd9])], 'grey.jpg', { type: 'image/jpeg' });
};
