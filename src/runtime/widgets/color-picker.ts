import type { Codec } from '../../api/internal';
import { extraEvents, opaqueHexOf } from '../../protocol';
import type { Lent } from '../extra-tools';

const black = '#000000';

/** Implements `yc.ColorPicker`. */
export const colorPickerOf = (lent: Lent) => {
  const codec: Codec = {
    events: extraEvents.colorpicker,
    encode: (value) => {
      const hex = typeof value === 'string' ? opaqueHexOf(value) : undefined;
      if (hex) return hex;
      throw new lent.Refusal(
        `it takes a CSS colour such as "#ff8000", "rgb(255 128 0)" or "orange", and this is ${lent.describeValue(value)}`,
      );
    },
    empty: black,
  };
  return ({ value, ...properties }: Record<string, unknown> = {}) =>
    lent.component('colorpicker', value ?? black, properties, { codec });
};
