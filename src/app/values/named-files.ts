import type { FileSource } from '../../components';
import type { ComponentDescription, Kind, WireValue } from '../../protocol';

type Named = { as: 'url'; url: string };

const isNamed = (value: object): value is Named => 'as' in value && value.as === 'url';

/** The properties of values that may name a file by its URL: a gallery's pictures, a chat's messages, a message's attachments. */
const holders = ['image', 'content', 'files'] as const;

/** Does this value name a file by its URL instead of containing it? */
export const namesFiles = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(namesFiles);
  return isNamed(value) || holders.some((key) => namesFiles((value as Partial<Record<string, unknown>>)[key]));
};

/** Kinds of inputs whose files are checked before a run begins. */
const kindsOfFiles: ReadonlySet<Kind> = new Set(['audio', 'video', 'image', 'file', 'gallery', 'multimodaltextbox']);

/** Can a run take an input as it is? Otherwise it is fetched, checked, decoded or converted first. */
export const isReadyInput = (value: WireValue, component: ComponentDescription | undefined): boolean =>
  value === null || !((component && kindsOfFiles.has(component.kind)) || namesFiles(value));

/** The same value with the files themselves in place of URLs. Rejects with a sentence if one cannot be fetched. */
export const withFiles = async <V extends WireValue>(value: V, kind: Kind, fileOf: FileSource): Promise<V> => {
  const fill = async (part: unknown): Promise<unknown> => {
    if (!namesFiles(part)) return part;
    if (Array.isArray(part)) return Promise.all(part.map(fill));
    const object = part as Record<string, unknown>;
    if (isNamed(object))
      return kind === 'file' || kind === 'multimodaltextbox'
        ? fileOf(object)
        : { as: 'file', file: await fileOf(object) };
    const filled: Record<string, unknown> = { ...object };
    for (const key of holders) if (key in object) filled[key] = await fill(object[key]);
    return filled;
  };
  return (await fill(value)) as V;
};
