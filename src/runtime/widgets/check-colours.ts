import { opaqueHexOf } from '../../protocol';
import type { Lent } from '../extra-tools';

/** Refuses a colour in a component's `colorMap` that is none. Where nothing can paint, any text may be one. */
export const checkColours = (of: string, colorMap: unknown, { describeValue }: Pick<Lent, 'describeValue'>) => {
  for (const [name, colour] of Object.entries(colorMap ?? {}))
    if (typeof colour !== 'string' || (typeof OffscreenCanvas === 'function' && !opaqueHexOf(colour)))
      throw new TypeError(
        `The colour of “${name}” in colorMap of this ${of} is a CSS colour such as "orange" or "#ff8000"; got ${describeValue(colour)}.`,
      );
};
