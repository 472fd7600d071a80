/** How many ids there are to go round, so that none is soon used again. The page allows no more. */
const range = 8192;

/** Gives out ids above those of the app itself. */
export const createIds = (own: number) => {
  const used = new Set<number>();
  let next = 0;
  return {
    take: (): number => {
      if (used.size === range) throw new RangeError('yc.render has made too many components.');
      let id: number;
      do id = own + (next++ % range);
      while (used.has(id));
      used.add(id);
      return id;
    },
    /** Goes on from here. */
    from: (id: number) => {
      next = Math.max(next, id - own);
    },
    free: (id: number) => void used.delete(id),
    all: Array.from({ length: range }, (_, i) => own + i),
  };
};
