import type { FileWire } from '../../protocol';
import { describeValue, Refusal } from './refusal';
import { isUrl } from './url';

/** Encodes one file or several, given as Blobs, as `{ name, data }`, or as URLs. */
export const encodeFiles = (value: unknown): FileWire[] =>
  Array.isArray(value) ? Array.from(value, encodeFile) : [encodeFile(value)];

const encodeFile = (value: unknown): FileWire => {
  const file = fileOf(value);
  if (file) return file;
  if (typeof value === 'string' && isUrl(value)) return { as: 'url', url: value };
  throw new Refusal(`it takes a File, a Blob, { name, data } or a URL, and this is ${describeValue(value)}`);
};

/** The File for a Blob or for `{ name, data }`; undefined for anything else. */
export const fileOf = (value: unknown): File | undefined => {
  if (value instanceof File) return value;
  if (value instanceof Blob) return new File([value], 'file', { type: value.type });
  if (typeof value !== 'object' || value === null || !('name' in value && 'data' in value)) return undefined;
  const { name, data } = value;
  const holds =
    typeof data === 'string' || data instanceof Blob || data instanceof ArrayBuffer || ArrayBuffer.isView(data);
  return typeof name === 'string' && holds ? new File([data as BlobPart], name) : undefined;
};
