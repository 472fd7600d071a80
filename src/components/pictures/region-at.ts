import type { WireValue } from '../../protocol';

type Annotations = NonNullable<WireValue<'annotatedimage'>>['annotations'];

/** The index of the region at a place of the picture; of several, the smallest, which the others would hide. */
export const regionAt = (annotations: Annotations, x: number, y: number): number | undefined => {
  let found: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, each] of annotations.entries()) {
    if (each.as === 'box') {
      const [x1, y1, x2, y2] = each.box;
      const area = (x2 - x1) * (y2 - y1);
      if (x < x1 || x > x2 || y < y1 || y > y2 || area >= least) continue;
      [found, least] = [index, area];
    } else {
      const [column, row] = [Math.floor(x), Math.floor(y)];
      if (column < 0 || row < 0 || column >= each.width || row >= each.height) continue;
      const alpha = new Uint8Array(each.data)[row * each.width + column] ?? 0;
      // A mask has no box of its own, so it yields to every box.
      if (alpha > 127 && least === Number.POSITIVE_INFINITY) found = index;
    }
  }
  return found;
};
