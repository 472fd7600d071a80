import type { FileSource } from '../components';
import { convertMedia, decodeSound, type FileWork, type SoundPiece } from '../media';
import type { AudioWire, ComponentDescription, PropertiesByKind, Track, WireValue } from '../protocol';
import { withDrawnSvg } from './values/drawn-svg';
import { withFiles } from './values/named-files';

type Format = NonNullable<PropertiesByKind['audio' | 'video']['format']>;

/** What is told of while inputs are made ready, and how that is called off. */
type Preparing = {
  signal?: AbortSignal;
  progress?(tracks: readonly Track[]): void;
  /** A part of a file could not be read. Called with a sentence. */
  lost?(message: string): void;
};

/**
 * Inputs as a run takes them: files that are only named by a URL are fetched, drawings are made into pixels, sounds and videos
 * into the format that their author asks for, and what is to be samples is decoded. Rejects with a sentence.
 */
export const readyInputs = async (
  values: readonly WireValue[],
  components: readonly (ComponentDescription | undefined)[],
  fileOf: FileSource,
  { signal, progress, lost }: Preparing = {},
): Promise<WireValue[]> => {
  await Promise.all(filesIn(values).map(checkReadable));
  const tracks = new Map<number, Track>();
  const work = (i: number, file: File): FileWork => ({
    signal,
    lost,
    onProgress: (share) => {
      tracks.set(i, { description: `Converting ${file.name}`, done: share, total: 1, unit: '' });
      progress?.([...tracks.values()]);
    },
  });
  return Promise.all(
    values.map(async (named, i) => {
      const component = components[i];
      const value = component
        ? await withFiles(named, component.kind, (of) => unlessAborted(fileOf(of), signal))
        : named;
      if (component?.kind === 'image' || component?.kind === 'gallery') return withDrawnSvg(value, component);
      if (component?.kind !== 'audio' && component?.kind !== 'video') return value;
      const { format, type } = component.properties as PropertiesByKind['audio'];
      const media = value as AudioWire | null;
      if (media?.as !== 'file' && media?.as !== 'bytes') return value;
      const given = asFile(media.as === 'file' ? media.file : new Blob([media.bytes]));
      if (type === 'samples') return wireOf(await decodeSound(given, work(i, given)));
      if (!format) return value;
      const file = await convertMedia(given, format as Format, work(i, given));
      return file === given ? value : { as: 'file' as const, file };
    }),
  );
};

/** The file may be of use to others: its fetching goes on, and nobody waits for it. */
const unlessAborted = (file: Promise<File>, signal: AbortSignal | undefined): Promise<File> =>
  new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    file.then(resolve, reject);
  });

/** The files that wire values hold, at any depth. */
const filesIn = (value: unknown): File[] => {
  if (value instanceof File) return [value];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(filesIn);
};

/** A file that was picked is read only now; in the meantime another program may have changed or moved it. */
const checkReadable = async (file: File): Promise<void> => {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch {
    throw new Error(
      `${file.name} cannot be read: it was changed, moved or deleted after it was chosen. Choose it again.`,
    );
  }
};

const asFile = (blob: Blob) => (blob instanceof File ? blob : new File([blob], 'file', { type: blob.type }));

/** Sound on its way into the sandbox. Its buffers are its own: they may be given away. */
export const wireOf = ({ sampleRate, channels }: SoundPiece): Extract<AudioWire, { as: 'samples' }> => ({
  as: 'samples',
  sampleRate,
  format: 'f32',
  channels: channels.map((each) =>
    each.byteLength === each.buffer.byteLength ? (each.buffer as ArrayBuffer) : each.slice().buffer,
  ),
});
