import type { FileSource } from '../components';
import { convertMedia, decodeSound, type FileWork, type SoundPiece } from '../media';
import type {
  AppDescription,
  AudioWire,
  ComponentDescription,
  InterfaceLayout,
  ProgressTrack,
  PropertiesByKind,
  WireValue,
} from '../protocol';
import { say } from '../words';
import { withDrawnSvg } from './values/drawn-svg';
import { withFiles } from './values/named-files';

type Format = NonNullable<PropertiesByKind['audio' | 'video']['format']>;

/** How to cancel the preparation of inputs, and what to call during it. */
type Preparing = {
  signal?: AbortSignal;
  progress?(tracks: readonly ProgressTrack[]): void;
  /** Called with a sentence if a part of a file could not be read. */
  lost?(message: string): void;
};

/**
 * Prepares inputs for a run: fetches files that are named by a URL, draws SVGs as pixels, converts audio and video to
 * the format that their author asks for, and decodes audio that is wanted as samples. Rejects with a sentence.
 */
export const readyInputs = async (
  values: readonly WireValue[],
  components: readonly (ComponentDescription | undefined)[],
  fileOf: FileSource,
  { signal, progress, lost }: Preparing = {},
): Promise<WireValue[]> => {
  await Promise.all(filesIn(values).map(checkReadable));
  const tracks = new Map<number, ProgressTrack>();
  const work = (i: number, file: File): FileWork => ({
    signal,
    lost,
    onProgress: (share) => {
      tracks.set(i, { description: say`Converting ${file.name}`, done: share, total: 1, unit: '' });
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
      const file = await convertMedia(given, format as Format, { ...work(i, given), kind: component.kind });
      return file === given ? value : { as: 'file' as const, file };
    }),
  );
};

/** The inputs of one of a form's examples, as a run gets them. Rejects with a sentence. */
export const readyExample = (
  row: readonly WireValue[],
  { listener }: InterfaceLayout,
  { listeners, components }: AppDescription,
  fileOf: FileSource,
): Promise<WireValue[]> => {
  const ids = listeners[listener]?.inputs ?? [];
  return readyInputs(
    ids.map((_, i) => row[i] ?? null),
    ids.map((id) => components[id]),
    fileOf,
  );
};

/** The inputs of a form's examples, as a run gets them. An example whose inputs cannot be prepared is left out. */
export const readyExamples = async (description: AppDescription, fileOf: FileSource): Promise<WireValue[][]> => {
  const layout = description.layout as InterfaceLayout;
  if (layout.type !== 'interface') return [];
  const rows = layout.examples ?? [];
  const made = await Promise.allSettled(rows.map((row) => readyExample(row, layout, description, fileOf)));
  return made.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
};

/** Stops waiting for a file when aborted. Its fetch goes on, since others may need the file. */
const unlessAborted = (file: Promise<File>, signal: AbortSignal | undefined): Promise<File> =>
  new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    file.then(resolve, reject);
  });

/** The files in wire values, at any depth. */
const filesIn = (value: unknown): File[] => {
  if (value instanceof File) return [value];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(filesIn);
};

/** Checks that a picked file can still be read: another program may have changed or moved it meanwhile. */
const checkReadable = async (file: File): Promise<void> => {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch {
    throw new Error(
      say`${file.name} cannot be read: it was changed, moved or deleted after it was chosen. Choose it again.`,
    );
  }
};

const asFile = (blob: Blob) => (blob instanceof File ? blob : new File([blob], 'file', { type: blob.type }));

/** Audio on its way into the sandbox. It owns its buffers, so they can be transferred. */
export const wireOf = ({ sampleRate, channels }: SoundPiece): Extract<AudioWire, { as: 'samples' }> => ({
  as: 'samples',
  sampleRate,
  format: 'f32',
  channels: channels.map((each) =>
    each.byteLength === each.buffer.byteLength ? (each.buffer as ArrayBuffer) : each.slice().buffer,
  ),
});
