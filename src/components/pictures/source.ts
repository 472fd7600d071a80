import { createEffect, createSignal, onCleanup } from 'solid-js';
import type { ImageWire } from '../../protocol';
import { say } from '../../words';
import { useFileSource } from '../file-source';
import type { Fitted } from './large-picture';

/** Types that cannot run scripts when opened as documents. */
const rasterTypes = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif', 'image/bmp']);

const readAsDataUrl = (file: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

/**
 * A URL to show an image file. "Open image in new tab" must not run what a sandbox yielded in this page's origin: SVG
 * becomes a `data:` URL, whose documents have no origin, and everything else gets an image type (engines detect an
 * image by its bytes, not its type).
 */
export const imageUrl = async (file: Blob): Promise<string> =>
  file.type === 'image/svg+xml'
    ? readAsDataUrl(file)
    : URL.createObjectURL(new Blob([file], { type: rasterTypes.has(file.type) ? file.type : 'image/png' }));

export type LoadedImage = Extract<ImageWire, { as: 'file' | 'url' }>;

/** A JPEG with fewer bytes has too few pixels to block the page. */
const mayBeLarge = 512 * 1024;

const unreadable = () => say('This file could not be read as an image.');

/** If the code fails to load, the file is shown as it is. */
const fittedLate = (file: Blob): Promise<Fitted> =>
  import('./large-picture').then(
    ({ fitted }) => fitted(file),
    () => ({ file }),
  );

const release = (url: string | undefined) => url?.startsWith('blob:') && URL.revokeObjectURL(url);

/**
 * The `src` of an `<img>` whose image changes. One image loads at a time, then only the latest of those that arrived
 * meanwhile. If each replaced the one being loaded, a fast generator's images would never be seen.
 */
export const createImageSource = (image: () => LoadedImage) => {
  const fileOf = useFileSource();
  const [src, setSrc] = createSignal<string>();
  /** The original size, if a smaller file is shown. */
  const [size, setSize] = createSignal<readonly [number, number]>();
  /** Why there is no image. */
  const [problem, setProblem] = createSignal<string>();
  let waiting: LoadedImage | undefined;
  let loading = false;
  let disposed = false;
  /** The URL shown until the next image has loaded. */
  let previous: string | undefined;

  const show = async (next: LoadedImage) => {
    loading = true;
    waiting = undefined;
    let url: string;
    try {
      const file: Blob = next.as === 'url' ? await fileOf(next) : next.file;
      const fit: Fitted = file.size < mayBeLarge ? { file } : await fittedLate(file);
      url = await imageUrl(fit.file);
      if (!disposed) setSize(fit.size);
    } catch (error) {
      if (!disposed) settle(next.as === 'url' && error instanceof Error ? error.message : unreadable());
      return;
    }
    if (disposed) return release(url);
    // Setting the same URL again fires no load event.
    if (url === src()) return settle(problem());
    previous = src();
    setSrc(url);
  };
  const settle = (wrong?: string) => {
    loading = false;
    setProblem(wrong);
    release(previous);
    previous = undefined;
    if (waiting) void show(waiting);
  };

  createEffect(() => {
    waiting = image();
    if (!loading) void show(waiting);
  });
  onCleanup(() => {
    disposed = true;
    release(previous);
    release(src());
  });

  return { src, size, problem, onLoad: () => settle(), onError: () => settle(unreadable()) };
};
