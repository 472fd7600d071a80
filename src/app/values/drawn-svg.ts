import { type ComponentDescription, type ImageWire, isPictureSize, type WireValue } from '../../protocol';

/** Pixels of the longer side of a drawing that has a shape and no size. */
const usualSide = 1024;

/** How far into a file its root element is looked for. */
const lookedAt = 4096;

/** As editors and browsers call them; others say it by how they begin. */
const isSvg = async (file: File): Promise<boolean> =>
  file.type === 'image/svg+xml' || (file.type === '' && /<svg[\s>]/.test(await file.slice(0, lookedAt).text()));

const attributeOf = (root: Element, name: string): number => {
  const told = root.getAttribute(name) ?? '';
  return /^\s*[\d.]+(px)?\s*$/.test(told) ? Number.parseFloat(told) : 0;
};

/** Gives a drawing that has a shape alone a size, which engines would each choose by themselves. */
const withSize = (text: string): string => {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (root.localName !== 'svg') return text;
  const [width, height] = [attributeOf(root, 'width'), attributeOf(root, 'height')];
  if (width > 0 && height > 0) return text;
  const box = (root.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const shape = (box[2] ?? 0) > 0 && (box[3] ?? 0) > 0 ? (box[2] as number) / (box[3] as number) : 0;
  // Lengths in other units have a size that the engine knows.
  if (shape === 0 || (root.hasAttribute('width') && !/%\s*$/.test(root.getAttribute('width') ?? ''))) return text;
  root.setAttribute('width', String(shape >= 1 ? usualSide : Math.max(1, Math.round(usualSide * shape))));
  root.setAttribute('height', String(shape >= 1 ? Math.max(1, Math.round(usualSide / shape)) : usualSide));
  return new XMLSerializer().serializeToString(root);
};

/**
 * A drawing as pixels. Only a document has an engine that draws SVG: no worker has. As an image it runs no scripts and
 * loads nothing. Rejects with a sentence.
 */
const drawn = async (file: File): Promise<File> => {
  const text = withSize(await file.text());
  const image = new Image();
  // From a blob: URL, drawings that hold HTML would make the canvas unreadable.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  try {
    await image.decode();
  } catch {
    throw new Error(
      `“${file.name}” cannot be drawn: it is no whole SVG. Open it in a browser to see what is wrong with it.`,
    );
  }
  const { naturalWidth: width, naturalHeight: height } = image;
  if (!isPictureSize(width, height))
    throw new Error(`“${file.name}” is ${width}×${height} pixels, which cannot be drawn: give it a smaller size.`);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png')).catch(() => null);
  if (!png) throw new Error(`“${file.name}” cannot be drawn: the browser does not let its pixels be read.`);
  return new File([png], file.name.replace(/(\.svg)?$/i, '.png'), { type: 'image/png' });
};

const drawnImage = async (image: ImageWire): Promise<ImageWire> => {
  if (image.as !== 'file') return image;
  const file = image.file instanceof File ? image.file : new File([image.file], 'image', { type: image.file.type });
  return (await isSvg(file)) ? { as: 'file', file: await drawn(file) } : image;
};

/** The same value with drawings as pixels, where its author wants pixels and not files. Rejects with a sentence. */
export const withDrawnSvg = async (value: WireValue, component: ComponentDescription): Promise<WireValue> => {
  const { kind, properties } = component;
  if (value === null || (kind !== 'image' && kind !== 'gallery')) return value;
  if ((properties as { type?: string }).type === 'file') return value;
  if (kind === 'image') return drawnImage(value as ImageWire);
  const pictures = value as NonNullable<WireValue<'gallery'>>;
  return Promise.all(pictures.map(async ({ image, caption }) => ({ image: await drawnImage(image), caption })));
};
