import type { AudioWire, ComponentDescription, VideoWire, WireValue } from '../protocol';

/** The file behind a URL, which is seen from the page. Rejects with a sentence. */
export const fetchSound = async (url: string, signal?: AbortSignal): Promise<File> => {
  if (!URL.canParse(url, document.baseURI))
    throw new Error(`“${url}” is no URL; expected is one of a sound file, such as https://example.org/a.mp3.`);
  const address = new URL(url, document.baseURI);
  // It is asked for as a stranger would ask: what a generator names is not asked for in a person's name.
  const response = await fetch(address, { credentials: 'omit', ...(signal && { signal }) }).catch(() => undefined);
  if (!response)
    throw new Error(`“${url}” could not be fetched: its host does not answer, or does not let this page read it.`);
  if (!response.ok) throw new Error(`“${url}” could not be fetched: its host answers ${response.status}.`);
  const file = await response.blob().catch(() => undefined);
  if (!file) throw new Error(`“${url}” could not be fetched: its host broke off in the midst of it.`);
  return new File([file], address.pathname.split('/').at(-1) || 'sound', { type: file.type });
};

/** Inputs as a run takes them: the sandbox has no way to the page's own files, so URLs of sound are fetched here. */
export const withFetchedSounds = (
  values: readonly WireValue[],
  components: readonly (ComponentDescription | undefined)[],
  signal?: AbortSignal,
): Promise<WireValue[]> =>
  Promise.all(
    values.map(async (value, i) => {
      const kind = components[i]?.kind;
      const media = kind === 'audio' || kind === 'video' ? (value as AudioWire | VideoWire | null) : null;
      return media?.as === 'url' ? { as: 'file' as const, file: await fetchSound(media.url, signal) } : value;
    }),
  );
