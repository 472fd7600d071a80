import { createEffect, createSignal, onCleanup } from 'solid-js';
import type { ImageWire } from '../../protocol';
import { useFileSource } from '../file-source';

/** Types whose documents run no scripts. */
const rasterTypes = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif', 'image/bmp']);

const readAsDataUrl = (file: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

/**
 * A URL to show an image file by. "Open image in new tab" must not run what a sandbox yielded in this page's origin: SVG
 * goes into a `data:` URL, whose documents have no origin, and all else is called the image that it should be (engines
 * look at the bytes of an image, not at its type).
 */
export const imageUrl = async (file: Blob): Promise<string> =>
  file.type === 'image/svg+xml'
    ? readAsDataUrl(file)
    : URL.createObjectURL(new Blob([file], { type: rasterTypes.has(file.type) ? file.type : 'image/png' }));

export type LoadedImage = Extract<ImageWire, { as: 'file' | 'url' }>;

const unreadable = 'This file could not be read as a picture.';

const release = (url: string | undefined) => url?.startsWith('blob:') && URL.revokeObjectURL(url);

/**
 * The `src` of an `<img>` for images that change: one loads at a time, and after it only the latest of those that came
 * meanwhile. Were each to replace the one being loaded, a quick generator's images would never be seen.
 */
export const createImageSource = (image: () => LoadedImage) => {
  const fileOf = useFileSource();
  const [src, setSrc] = createSignal<string>();
  /** Why there is nothing to see. */
  const [problem, setProblem] = createSignal<string>();
  let waiting: LoadedImage | undefined;
  let loading = false;
  let disposed = false;
  /** What is shown until the next image has loaded. */
  let previous: string | undefined;

  const show = async (next: LoadedImage) => {
    loading = true;
    waiting = undefined;
    let url: string;
    try {
      url = await imageUrl(next.as === 'url' ? await fileOf(next) : next.file);
    } catch (error) {
      if (!disposed) settle(next.as === 'url' && error instanceof Error ? error.message : unreadable);
      return;
    }
    if (disposed) return release(url);
    // The URL that is there already makes no further load event.
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

  return { src, problem, onLoad: () => settle(), onError: () => settle(unreadable) };
};
