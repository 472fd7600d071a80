import { type ComponentDescription, type ImageWire, isPictureSize, trustedHtml, type WireValue } from '../../protocol';
import { say } from '../../words';

/** The longer side, in pixels, of an SVG that has an aspect ratio but no size. */
const usualSide = 1024;

/** How many bytes of a file to search for its root element. */
const lookedAt = 4096;

/** SVG files have this type, or no type at all: then their beginning decides. */
const isSvg = async (file: File): Promise<boolean> =>
  file.type === 'image/svg+xml' || (file.type === '' && /<svg[\s>]/.test(await file.slice(0, lookedAt).text()));

const attributeOf = (root: Element, name: string): number => {
  const told = root.getAttribute(name) ?? '';
  return /^\s*[\d.]+(px)?\s*$/.test(told) ? Number.parseFloat(told) : 0;
};

/** Gives an SVG that only has an aspect ratio a size; otherwise each engine would choose its own. */
const withSize = (text: string): string => {
  const root = new DOMParser().parseFromString(trustedHtml(text), 'image/svg+xml').documentElement;
  if (root.localName !== 'svg') return text;
  const [width, height] = [attributeOf(root, 'width'), attributeOf(root, 'height')];
  if (width > 0 && height > 0) return text;
  const box = (root.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const shape = (box[2] ?? 0) > 0 && (box[3] ?? 0) > 0 ? (box[2] as number) / (box[3] as number) : 0;
  // The engine can resolve lengths in other units by itself.
  if (shape === 0 || (root.hasAttribute('width') && !/%\s*$/.test(root.getAttribute('width') ?? ''))) return text;
  root.setAttribute('width', String(shape >= 1 ? usualSide : Math.max(1, Math.round(usualSide * shape))));
  root.setAttribute('height', String(shape >= 1 ? Math.max(1, Math.round(usualSide / shape)) : usualSide));
  return new XMLSerializer().serializeToString(root);
};

/**
 * Draws an SVG as pixels. This needs a document: workers cannot draw SVG. As an image, the SVG runs no scripts and
 * loads nothing. Rejects with a sentence.
 */
const drawn = async (file: File): Promise<File> => {
  const text = withSize(await file.text());
  const image = new Image();
  // From a blob: URL, an SVG that contains HTML would taint the canvas.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  try {
    await image.decode();
  } catch {
    throw new Error(
      say`“${file.name}” cannot be drawn: it is no whole SVG. Open it in a browser to see what is wrong with it.`,
    );
  }
  const { naturalWidth: width, naturalHeight: height } = image;
  if (!isPictureSize(width, height))
    throw new Error(
      say`“${file.name}” is ${String(width)}×${String(height)} pixels, which cannot be drawn: give it a smaller size.`,
    );
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png')).catch(() => null);
  if (!png) throw new Error(say`“${file.name}” cannot be drawn: the browser does not let its pixels be read.`);
  return new File([png], file.name.replace(/(\.svg)?$/i, '.png'), { type: 'image/png' });
};

const drawnImage = async (image: ImageWire): Promise<ImageWire> => {
  if (image.as !== 'file') return image;
  const file = image.file instanceof File ? image.file : new File([image.file], 'image', { type: image.file.type });
  return (await isSvg(file)) ? { as: 'file', file: await drawn(file) } : image;
};

/** The same value with SVGs drawn as pixels, unless its author wants files. Rejects with a sentence. */
export const withDrawnSvg = async (value: WireValue, component: ComponentDescription): Promise<WireValue> => {
  const { kind, properties } = component;
  if (value === null || (kind !== 'image' && kind !== 'gallery')) return value;
  if ((properties as { type?: string }).type === 'file') return value;
  if (kind === 'image') return drawnImage(value as ImageWire);
  const pictures = value as NonNullable<WireValue<'gallery'>>;
  return Promise.all(pictures.map(async ({ image, caption }) => ({ image: await drawnImage(image), caption })));
};
