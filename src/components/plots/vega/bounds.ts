import { expressionFunction, transforms } from 'vega';

/** How many numbers a sequence may have. More would fill the memory before the time limit ends them. */
const mostNumbers = 2_000_000;

const plainly = (count: number) => count.toLocaleString('en');

const checked = (start: number, stop: number, step: number): number => {
  const count = Math.max(0, Math.ceil((stop - start) / step));
  if (count > mostNumbers)
    throw new Error(
      `A sequence of ${plainly(count)} numbers is too long: a plot takes at most ${plainly(mostNumbers)}.`,
    );
  return count || 0;
};

/** Bounds the two ways in which a short specification makes many values at once. */
export const boundSequences = () => {
  expressionFunction('sequence', (first: number, stop?: number, step = 1) => {
    const [from, to] = stop === undefined ? [0, Number(first)] : [Number(first), Number(stop)];
    return Array.from({ length: checked(from, to, Number(step)) }, (_, index) => from + index * Number(step));
  });
  type Given = { start: number; stop: number; step?: number };
  type Operator = { transform(given: Given, pulse: unknown): unknown };
  const { prototype } = (transforms as unknown as Record<'sequence', { prototype: Operator }>).sequence;
  const { transform } = prototype;
  prototype.transform = function (given, pulse) {
    checked(given.start, given.stop, given.step || 1);
    return transform.call(this, given, pulse);
  };
};
