import { dequal } from 'dequal/lite';
import type { Choice, ImageWire, Kind, Properties, VideoWire, WireValue } from '../protocol';

/** Frees what a value holds that is no longer shown: closes bitmaps and frames, and adds buffers to `free`. */
export const freeBuffers = (value: WireValue, kind: Kind, free: ArrayBuffer[]) => {
  for (const image of imagesOf(value, kind)) {
    if (image.as === 'pixels') free.push(image.data);
    else if (image.as === 'bitmap') image.bitmap.close();
    else if (image.as === 'frame') image.frame.close();
  }
};

type FrameWire = Extract<VideoWire, { as: 'frame' }>;

const imagesOf = (value: WireValue, kind: Kind): ImageWire[] => {
  if (value === null) return [];
  if (kind === 'image') return [value as ImageWire];
  if (kind === 'video') return (value as VideoWire).as === 'frame' ? [(value as FrameWire).image] : [];
  if (kind === 'gallery') return (value as NonNullable<WireValue<'gallery'>>).map((each) => each.image);
  if (kind !== 'auto') return [];
  return (value as NonNullable<WireValue<'auto'>>).flatMap((part) => imagesOf(part.value, part.kind));
};

const isState = (value: WireValue): value is { state: unknown } =>
  typeof value === 'object' && value !== null && 'state' in value;

/** Compares states; those nested too deeply to compare count as different. */
const isAlike = (before: unknown, after: unknown): boolean => {
  try {
    return dequal(before, after);
  } catch {
    return false;
  }
};

/** Is a value the same as before? Compares states and lists of choices by content, and everything else by identity. */
export const isSame = (before: WireValue, after: WireValue): boolean => {
  if (before === after) return true;
  if (isState(before) && isState(after)) return isAlike(before.state, after.state);
  if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) return false;
  return before.every((each, i) => typeof each !== 'object' && each === after[i]);
};

/**
 * What remains of a value once its choices have changed, so that `fn` only gets what is shown as chosen. `undefined` if
 * all of it remains.
 */
export const stillChosen = (value: WireValue, properties: object): WireValue | undefined => {
  const { choices, allowCustomValue } = properties as Properties<'dropdown'>;
  const isChoice = (each: unknown) => choices.some((choice) => choice.value === each);
  if (value === null || allowCustomValue) return undefined;
  if (!Array.isArray(value)) return isChoice(value) ? undefined : null;
  const rest = (value as Choice[]).filter(isChoice);
  return rest.length < value.length ? rest : undefined;
};
