import { expect, test } from 'vitest';
import { withDrawnSvg } from '../../../src/app/values/drawn-svg';
import type { ComponentDescription, WireValue } from '../../../src/protocol';

const component = (kind: 'image' | 'gallery', properties: object = {}) =>
  ({ id: 0, kind, value: null, properties }) as ComponentDescription;

const svg = (text: string, type = 'image/svg+xml', name = 'drawing.svg') => ({
  as: 'file' as const,
  file: new File([text], name, { type }),
});

const red = '<rect width="100%" height="100%" fill="red"/>';

/** The size of the picture that a drawing was made into, and the colour of a pixel of it. */
const pixelsOf = async (value: unknown, x = 1, y = 1) => {
  const { file } = value as { file: File };
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(bitmap, 0, 0);
  return { type: file.type, name: file.name, width, height, pixel: [...context.getImageData(x, y, 1, 1).data] };
};

test.each<[string, attributes: string, width: number, height: number]>([
  ['of its own size', 'width="40" height="20"', 40, 20],
  ['in pixels', 'width="40px" height="20px" viewBox="0 0 4 2"', 40, 20],
  ['wide and without a size', 'viewBox="0 0 4 2"', 1024, 512],
  ['high, in shares of what it stands in', 'width="100%" height="100%" viewBox="0,0,1,4"', 256, 1024],
])('a drawing %s is a picture of pixels', async (_, attributes, width, height) => {
  const text = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${red}</svg>`;
  const expected = { type: 'image/png', name: 'drawing.png', width, height, pixel: [255, 0, 0, 255] };
  expect(await pixelsOf(await withDrawnSvg(svg(text), component('image')))).toEqual(expected);
  // Some systems know no type for it.
  expect(await pixelsOf(await withDrawnSvg(svg(text, ''), component('image', { type: 'bitmap' })))).toEqual(expected);
});

test('drawings in a gallery are drawn, and other pictures stay as they are', async () => {
  const png = { as: 'file' as const, file: new File([Uint8Array.of(0x89, 0x50)], 'a.png', { type: 'image/png' }) };
  const drawing = svg(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${red}</svg>`);
  const value: WireValue = [
    { image: drawing, caption: 'one' },
    { image: png, caption: null },
  ];
  const [one, two] = (await withDrawnSvg(value, component('gallery'))) as NonNullable<WireValue<'gallery'>>;
  expect(one?.caption).toBe('one');
  expect(await pixelsOf(one?.image)).toMatchObject({ width: 9, height: 9 });
  expect(two).toEqual(value[1]);
});

test('who asks for files gets the drawing itself', async () => {
  const drawing = svg('<svg xmlns="http://www.w3.org/2000/svg"/>');
  expect(await withDrawnSvg(drawing, component('image', { type: 'file' }))).toBe(drawing);
});

test('a drawing runs nothing and fetches nothing, and what it holds of HTML is drawn', async () => {
  const address = `${location.origin}/of-a-drawing.png`;
  const drawing = svg(`<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8" onload="parent.hasRun = true">
    <script>parent.hasRun = true; fetch('${address}')</script>
    <image href="${address}" width="8" height="8"/>
    <foreignObject width="8" height="8"><div xmlns="http://www.w3.org/1999/xhtml" style="background:red;height:8px"/></foreignObject>
  </svg>`);
  expect(await pixelsOf(await withDrawnSvg(drawing, component('image')))).toMatchObject({ pixel: [255, 0, 0, 255] });
  expect(window).not.toHaveProperty('hasRun');
  expect(performance.getEntriesByName(address)).toEqual([]);
});

test.each([
  ['broken', '<svg xmlns="http://www.w3.org/2000/svg"><rect>', /^“drawing.svg” cannot be drawn: it is no whole SVG\./],
  ['far too large', '<svg xmlns="http://www.w3.org/2000/svg" width="40000" height="40000"/>', /is 40000×40000 pixels/],
])('one that is %s is told of', async (_, text, message) => {
  await expect(withDrawnSvg(svg(text), component('image'))).rejects.toThrow(message);
});
