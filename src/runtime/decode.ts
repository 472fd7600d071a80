import { type AnyComponent, type CaptureTools, captureTools } from '../api/internal';
import { type AudioWire, cureOf, type ImageWire, isPictureSize, type VideoWire, type WireValue } from '../protocol';
import { chatEncoding, Refusal } from './encode';
import { type StateWire, valueTools } from './value-tools';

/**
 * Converts a value from the wire to what `fn` receives.
 *
 * @throws Refusal if the component is empty, needs a value and was not declared `optional`.
 */
export const decode = async (wire: WireValue, component: AnyComponent): Promise<unknown> => {
  const { kind, handling } = component;
  if (wire === null) return empty(component);
  if (handling.codec?.decode) return handling.codec.decode(wire as never);
  switch (kind) {
    case 'image':
      return decodeImage(wire as ImageWire, imageForm(component));
    case 'audio':
      return decodeSound(wire as AudioWire, handling.type === 'samples');
    case 'video':
      return decodeMedia(wire as VideoWire, 'video');
    case 'file': {
      const files = wire as File[];
      if (multiple(component)) return files;
      return files[0] ?? empty(component);
    }
    case 'dropdown': {
      // An update may have switched `multiselect` on or off in the meantime.
      const chosen = [wire as NonNullable<WireValue<'dropdown'>>].flat();
      return (component.properties as { multiselect?: boolean }).multiselect ? chosen : (chosen[0] ?? empty(component));
    }
    case 'json':
      return JSON.parse(wire as string);
    case 'dataframe': {
      const { headers, rows } = wire as NonNullable<WireValue<'dataframe'>>;
      return { headers, data: rows };
    }
    case 'gallery':
      return Promise.all(
        (wire as NonNullable<WireValue<'gallery'>>).map(async ({ image, caption }) => [
          await decodeImage(image, imageForm(component)),
          caption,
        ]),
      );
    case 'chatbot':
      return chatEncoding().decodeChat(wire as NonNullable<WireValue<'chatbot'>>);
    case 'state':
    case 'browserstate':
      return decodeState(wire as StateWire);
    case 'number':
    case 'slider': {
      const { precision } = component.properties as { precision?: number };
      return precision === undefined ? wire : Number((wire as number).toFixed(precision));
    }
    case 'label':
      return (wire as NonNullable<WireValue<'label'>>).label;
    default:
      return wire;
  }
};

/** Gives what is in a state its classes back. */
const decodeState = (wire: StateWire) => valueTools()?.decode(wire) ?? wire.state;

const imageForm = ({ handling }: AnyComponent) => (handling.type ?? 'imageData') as ImageForm;

const multiple = ({ properties }: AnyComponent) => /^[md]/.test((properties as { fileCount?: string }).fileCount ?? '');

const empty = (component: AnyComponent) => {
  const { kind, handling, properties } = component;
  if (['textbox', 'markdown', 'html', 'code', 'label', 'button'].includes(kind)) return '';
  if (['checkbox', 'accordion', 'sidebar'].includes(kind)) return false;
  if (kind === 'tabs') return 0;
  if (kind === 'timer') return component.value;
  if (kind === 'slider') return (properties as { minimum?: number }).minimum ?? 0;
  if (['checkboxgroup', 'chatbot', 'gallery'].includes(kind) || (kind === 'file' && multiple(component))) return [];
  if (kind === 'dropdown' && (properties as { multiselect?: boolean }).multiselect) return [];
  if (kind === 'dataframe') return { headers: (properties as { headers?: string[] }).headers ?? [], data: [] };
  const cure = cureOf(kind, properties);
  if (cure && !handling.optional) throw new Refusal(`“${properties.label ?? kind}” is empty. ${cure}`);
  return handling.codec?.empty ?? null;
};

type ImageForm = 'imageData' | 'bitmap' | 'file';

/** Closes the frame in every case: a camera delivers no more frames while a few are open. */
const decodeImage = async (wire: ImageWire, type: ImageForm) => {
  if (wire.as !== 'frame') return decodePicture(wire, type);
  try {
    const tools = type === 'imageData' ? captureTools() : undefined;
    return await (tools ? tools.pixelsOfFrame(wire.frame) : decodePicture(wire, type));
  } finally {
    wire.frame.close();
  }
};

const decodePicture = async (wire: ImageWire, type: ImageForm) => {
  if (type === 'file') return wire.as === 'file' ? asFile(wire.file) : asFile(await png(await bitmapOf(wire)));
  if (type === 'imageData' && wire.as === 'pixels') {
    return new ImageData(new Uint8ClampedArray(wire.data), wire.width, wire.height);
  }
  const bitmap = await bitmapOf(wire);
  return type === 'bitmap' ? bitmap : draw(bitmap).getImageData(0, 0, bitmap.width, bitmap.height);
};

/** If the component wants samples, the page has already decoded the sound. */
const decodeSound = (wire: AudioWire, asSamples: boolean) => {
  if (wire.as !== 'samples') return decodeMedia(wire, 'sound');
  const tools = captureTools(true) as CaptureTools;
  const sound = tools.soundOf(wire);
  return asSamples ? sound : tools.wavOf(sound);
};

/** If it was a URL, the page has already fetched the file. */
const decodeMedia = (wire: AudioWire | VideoWire, name: string): File => {
  if (wire.as === 'file') return asFile(wire.file, name);
  if (wire.as === 'bytes') return new File([wire.bytes], name);
  throw noFileYet();
};

/** Thrown for a URL, whose file the page fetches before a run begins, and for a single video frame. */
const noFileYet = () => new Refusal('It has no file yet. Add one first.');

const asFile = (blob: Blob, name = 'image') =>
  blob instanceof File ? blob : new File([blob], name, { type: blob.type });

const bitmapOf = async (wire: ImageWire): Promise<ImageBitmap> => {
  switch (wire.as) {
    case 'bitmap':
      return wire.bitmap;
    case 'frame':
      return createImageBitmap(wire.frame);
    case 'pixels':
      return createImageBitmap(new ImageData(new Uint8ClampedArray(wire.data), wire.width, wire.height));
    case 'file':
      return readable(wire.file);
    case 'url':
      throw noFileYet();
  }
};

const readable = async (blob: Blob) => {
  try {
    return await createImageBitmap(blob);
  } catch {
    const name = blob instanceof File ? `“${blob.name}”` : 'The file';
    throw new Refusal(
      `${name} (${blob.type || 'of unknown type'}) cannot be read as an image. Try a PNG, JPEG or WebP.`,
    );
  }
};

/** @throws Refusal for an image of a size at which engines draw nothing. */
const draw = (bitmap: ImageBitmap) => {
  const { width, height } = bitmap;
  if (!isPictureSize(width, height)) {
    throw new Refusal(
      `An image of ${width.toLocaleString('en')}×${height.toLocaleString('en')} pixels is too large to be read: use one of at most 16,384×16,384.`,
    );
  }
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext(
    '2d',
  ) as OffscreenCanvasRenderingContext2D;
  context.drawImage(bitmap, 0, 0);
  return context;
};

const png = (bitmap: ImageBitmap) => draw(bitmap).canvas.convertToBlob({ type: 'image/png' });
