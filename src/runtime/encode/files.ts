import { nameOf, Refusal } from './refusal';

/** One file or several, from Blobs or from `{ name, data }`. */
export const encodeFiles = (value: unknown): File[] =>
  Array.isArray(value) ? Array.from(value, encodeFile) : [encodeFile(value)];

const encodeFile = (value: unknown): File => {
  if (value instanceof File) return value;
  if (value instanceof Blob) return new File([value], 'file', { type: value.type });
  if (typeof value === 'object' && value !== null && 'name' in value && 'data' in value) {
    const { name, data } = value;
    const holds =
      typeof data === 'string' || data instanceof Blob || data instanceof ArrayBuffer || ArrayBuffer.isView(data);
    if (typeof name === 'string' && holds) return new File([data as BlobPart], name);
  }
  throw new Refusal(`it takes a File, a Blob or { name, data }, and this is ${nameOf(value)}`);
};
