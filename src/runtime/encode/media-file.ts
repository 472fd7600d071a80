import { isGiven, isOnItsWay } from '../../api/internal';
import type { AudioWire } from '../../protocol';
import type { Payload } from './payload';
import { isUrl } from './url';

/** Encodes a file of sound or video, its bytes, a slice of them, or its URL; undefined for anything else. */
export const encodeMediaFile = (
  value: unknown,
  payload: Payload,
): Extract<AudioWire, { as: 'file' | 'bytes' | 'url' }> | undefined => {
  if (value instanceof Blob) return { as: 'file', file: value };
  if (value instanceof ArrayBuffer || value instanceof Uint8Array) {
    return { as: 'bytes', bytes: payload.carry(owned(value)) };
  }
  return typeof value === 'string' && isUrl(value) ? { as: 'url', url: value } : undefined;
};

/** The bytes as a buffer that can be transferred: a copy, unless they were given away with `yc.transfer`. */
export const owned = (value: ArrayBuffer | ArrayBufferView): ArrayBuffer => {
  const [held, from, length] = ArrayBuffer.isView(value)
    ? [value.buffer, value.byteOffset, value.byteLength]
    : [value, 0, value.byteLength];
  if (isGiven(held) && !isOnItsWay(held) && length === held.byteLength) return held as ArrayBuffer;
  return held.slice(from, from + length) as ArrayBuffer;
};
