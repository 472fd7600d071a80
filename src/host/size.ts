import type { Slot } from '../protocol';

/** The size of slots: bytes of buffers plus characters of text. */
export const bytesOf = (slots: readonly Slot[]): number => {
  let bytes = 0;
  for (const slot of slots) {
    if (typeof slot === 'string') bytes += slot.length;
    else if (typeof slot === 'object' && slot !== null) {
      if ('image' in slot && 'data' in slot.image) bytes += slot.image.data.byteLength;
      else if ('data' in slot) bytes += slot.data.byteLength;
      else if ('bytes' in slot) bytes += slot.bytes.byteLength;
      else if ('text' in slot) bytes += slot.text.length;
      else if ('file' in slot) bytes += slot.file.size;
    }
  }
  return bytes;
};
