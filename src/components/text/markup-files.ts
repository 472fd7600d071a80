import { onCleanup } from 'solid-js';
import { useFileSource } from '../file-source';
import { plainType } from '../media/plain-type';
import { imageUrl } from '../pictures/source';
import type { NamedFile } from './sanitise';

type Use = 'image' | 'audio' | 'video' | 'captions';

/** What an element makes of the file that its attribute names; nothing where it makes nothing of it. */
const useOf = ({ element, attribute }: NamedFile): Use | undefined => {
  const name = element.localName;
  if (attribute === 'poster') return 'image';
  if (name === 'track') return 'captions';
  const player = name === 'source' ? element.parentElement?.localName : name;
  if (player === 'audio' || player === 'video') return player;
  return name === 'source' ? undefined : 'image';
};

/** Under its own type, a file could be a document that runs in this page's origin, were it opened by itself. */
const urlOf = (file: File, use: Use): string | Promise<string> => {
  if (use === 'image') return imageUrl(file);
  const type =
    use === 'captions' ? 'text/vtt' : plainType(file.type, use, use === 'audio' ? 'audio/mpeg' : 'video/mp4');
  return URL.createObjectURL(new Blob([file], { type }));
};

/**
 * Loads the files that a component's markup names, as the files of values are loaded: those that the sketch may read,
 * without the person's cookies. What markup names again is there already.
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
        // A player does not look at its sources again by itself.
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
