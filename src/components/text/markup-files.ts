import { onCleanup } from 'solid-js';
import { useFileSource } from '../file-source';
import { plainType } from '../media/plain-type';
import { imageUrl } from '../pictures/source';
import type { NamedFile } from './sanitise';

type Use = 'image' | 'audio' | 'video' | 'captions';

/** How an element uses the file in its attribute; `undefined` if it does not. */
const useOf = ({ element, attribute }: NamedFile): Use | undefined => {
  const name = element.localName;
  if (attribute === 'poster') return 'image';
  if (name === 'track') return 'captions';
  const player = name === 'source' ? element.parentElement?.localName : name;
  if (player === 'audio' || player === 'video') return player;
  return name === 'source' ? undefined : 'image';
};

/** With its own type, a file opened by itself could be a document that runs in this page's origin. */
const urlOf = (file: File, use: Use): string | Promise<string> => {
  if (use === 'image') return imageUrl(file);
  const type =
    use === 'captions' ? 'text/vtt' : plainType(file.type, use, use === 'audio' ? 'audio/mpeg' : 'video/mp4');
  return URL.createObjectURL(new Blob([file], { type }));
};

/**
 * Loads the files named in a component's markup the way files of values are loaded: only those that the sketch may
 * read, without the user's cookies. A file named again is not fetched again.
 */
export const createMarkupFiles = (): ((file: NamedFile) => void) => {
  const fileOf = useFileSource();
  const urls = new Map<string, Promise<string>>();
  onCleanup(() => {
    for (const each of urls.values()) each.then(URL.revokeObjectURL, () => {});
  });

  return (named) => {
    const { element, attribute, url } = named;
    const use = useOf(named);
    if (!use) return;
    const key = `${use} ${url}`;
    const found = urls.get(key) ?? fileOf({ url }).then((file) => urlOf(file, use));
    urls.set(key, found);
    found.then(
      (source) => {
        element.setAttribute(attribute, source);
        // A player does not check its sources again by itself.
        if (element.localName === 'source') (element.parentElement as HTMLMediaElement | null)?.load();
      },
      (error: unknown) => {
        urls.delete(key);
        const message = error instanceof Error ? error.message : String(error);
        element.setAttribute('title', message);
        if (element instanceof HTMLImageElement && !element.alt) element.alt = message;
      },
    );
  };
};
