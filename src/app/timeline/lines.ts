import type { AppDescription, Slot, WireValue } from '../../protocol';
import { isOther, type Steps } from './steps';

export const nameOf = ({ components }: AppDescription, id: number): string =>
  components[id]?.properties.label ?? `Output ${id}`;

/** A value as JSON data. Files, buffers and bitmaps are replaced by a description of them. */
const plain = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof File) return { file: value.name, size: value.size };
  if (value instanceof Blob) return { type: value.type, size: value.size };
  if (value instanceof ArrayBuffer) return { bytes: value.byteLength };
  if (typeof ImageBitmap === 'function' && value instanceof ImageBitmap) {
    return { width: value.width, height: value.height };
  }
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
};

export const dataOf = (value: Slot | WireValue, kind: string | undefined): unknown => {
  if (kind !== 'json' || typeof value !== 'string') return plain(value);
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

/** What a yield set, by the labels of its outputs; a change, such as appended text, is written as a change. */
const lineOf = (slots: readonly [number, Slot][], description: AppDescription) =>
  Object.fromEntries(
    slots.map(([id, slot]) => {
      const { slot: _, ...change } = isOther(slot) ? slot : { slot: undefined };
      const value = isOther(slot) ? plain(change) : dataOf(slot, description.components[id]?.kind);
      return [nameOf(description, id), value];
    }),
  );

/** Each yield as a line of JSON: its number, its time in seconds, and what it set. */
export const linesOf = function* ({ steps, description }: { steps: Steps; description: AppDescription }) {
  for (const { number, time, slots } of steps.yields()) {
    yield `${JSON.stringify({ yield: number, seconds: Math.round(time) / 1000, ...lineOf(slots, description) })}\n`;
  }
};
