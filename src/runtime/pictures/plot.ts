import type { Codec } from '../../api/internal';
import { extraEvents } from '../../protocol';
import type { Lent } from '../extra-tools';
import { encodeStill } from './still';

/** Keys that only a specification has: those of Vega-Lite, then those of Vega. */
const keys = '$schema mark layer facet concat hconcat vconcat repeat encoding marks signals scales'.split(' ');

const isSpecification = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value)) &&
  keys.some((key) => key in value);

/** Implements `yc.Plot`. */
export const plotOf = (lent: Lent) => {
  const codec: Codec = {
    events: extraEvents.plot,
    encode: (value, payload) => {
      if (isSpecification(value)) {
        const spec = textOf(value);
        payload.bytes += spec.length;
        return { as: 'vega', spec };
      }
      try {
        return encodeStill(value, payload, lent);
      } catch (thrown) {
        if (!(thrown instanceof lent.Refusal)) throw thrown;
        throw new lent.Refusal(
          `it takes a Vega-Lite or Vega specification (an object with mark, layer, marks or $schema), SVG as text, or an image: ${thrown.message}`,
        );
      }
    },
  };

  /** JSON, so that the page can only parse plain data from it. */
  const textOf = (spec: object): string => {
    try {
      return JSON.stringify(spec, plain);
    } catch (thrown) {
      throw new lent.Refusal(
        `its specification cannot be written as JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
      );
    }
  };

  return ({ value, ...properties }: Record<string, unknown> = {}) =>
    lent.component('plot', value, properties, { codec });
};

/** Typed arrays become arrays, bigints numbers, and maps and sets what they hold. */
const plain = (_key: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof Set) return [...value];
  return ArrayBuffer.isView(value) && 'length' in value ? Array.from(value as unknown as ArrayLike<number>) : value;
};
