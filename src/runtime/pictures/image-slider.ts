import type { Codec } from '../../api/internal';
import { extraEvents, type ImageWire } from '../../protocol';
import type { Lent } from '../extra-tools';
import { decodeStill, encodeStill } from './still';

const places = ['first', 'second'];

/** Implements `yc.ImageSlider`. */
export const imageSliderOf = (lent: Lent) => {
  const codec: Codec = {
    events: extraEvents.imageslider,
    encode: (value, payload) => {
      if (!Array.isArray(value) || value.length !== 2)
        throw new lent.Refusal(
          `it takes two images as [first, second], and this is ${lent.describeValue(value)}. Either may be null`,
        );
      return value.map((image, i) => {
        if (image === null) return null;
        try {
          return encodeStill(image, payload, lent);
        } catch (thrown) {
          if (!(thrown instanceof lent.Refusal)) throw thrown;
          throw new lent.Refusal(`its ${places[i]} image: ${thrown.message}`);
        }
      });
    },
    decode: (wires: readonly (ImageWire | null)[]) => Promise.all(wires.map((wire) => wire && decodeStill(wire, lent))),
  };
  return ({ value, ...properties }: Record<string, unknown> = {}) => {
    const { sliderPosition: position = 50 } = properties as { sliderPosition?: number };
    if (!(position >= 0 && position <= 100))
      throw new RangeError(
        `sliderPosition of this ImageSlider is a number from 0 to 100, and this is ${lent.describeValue(position)}.`,
      );
    return lent.component('imageslider', value, properties, { codec });
  };
};
