/** Numbers that are the same in each run (Numerical Recipes' generator). */
export const numbers = (seed: number) => {
  let state = seed >>> 0;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

type Damage = (bytes: Uint8Array<ArrayBuffer>, next: (below: number) => number) => Uint8Array<ArrayBuffer>;

/** Heads are the smaller part of a file, and the one that readers go by. */
const place = (length: number, next: (below: number) => number): number =>
  next(2) === 0 ? next(Math.min(length, 800)) : next(length);

const huge = [0xffffffff, 0x7fffffff, 0x80000000, 0x00ffffff, 0, 1];

/** What happens to files. */
export const damages: Readonly<Record<string, Damage>> = {
  flipped: (bytes, next) => {
    const copy = bytes.slice();
    for (let i = 0; i < 6; i++) {
      const at = place(copy.length, next);
      copy[at] = (copy[at] as number) ^ (1 + next(255));
    }
    return copy;
  },
  'blown up': (bytes, next) => {
    const copy = bytes.slice();
    const view = new DataView(copy.buffer);
    for (let i = 0; i < 2; i++) {
      const at = place(copy.length - 4, next);
      view.setUint32(at, huge[next(huge.length)] as number, next(2) === 0);
    }
    return copy;
  },
  cut: (bytes, next) => {
    const [from, to] = [next(bytes.length), next(bytes.length)];
    // Its end, or a part of its midst, is missing.
    if (next(2) === 0) return bytes.slice(0, from);
    const rest = bytes.subarray(Math.max(from, to));
    const joined = new Uint8Array(Math.min(from, to) + rest.length);
    joined.set(bytes.subarray(0, Math.min(from, to)));
    joined.set(rest, Math.min(from, to));
    return joined;
  },
};

/** Words of engines and of libraries, which no person is to read. */
export const raw =
  /assert|undefined|\bNaN\b|flush|offset|RangeError|TypeError|not a function|Cannot read|out of bounds/i;
