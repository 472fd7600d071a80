/** The pixel of a picture, `[x, y]` from its top left, that was pressed; nothing where what was pressed is no picture. */
export const pixelAt = (event: MouseEvent): [number, number] | undefined => {
  const picture = event.target;
  const size =
    picture instanceof HTMLCanvasElement
      ? { width: picture.width, height: picture.height }
      : picture instanceof HTMLImageElement
        ? { width: picture.naturalWidth, height: picture.naturalHeight }
        : undefined;
  if (!size || !(picture instanceof Element) || size.width === 0 || size.height === 0) return;
  const box = picture.getBoundingClientRect();
  // The picture is fitted into the middle of its element, whole and undistorted.
  const zoom = Math.min(box.width / size.width, box.height / size.height);
  const x = Math.floor((event.clientX - box.left - (box.width - size.width * zoom) / 2) / zoom);
  const y = Math.floor((event.clientY - box.top - (box.height - size.height * zoom) / 2) / zoom);
  return x >= 0 && y >= 0 && x < size.width && y < size.height ? [x, y] : undefined;
};
