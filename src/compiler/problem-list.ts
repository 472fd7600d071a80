import type { Problem } from '../protocol';

/** The most problems that are told; a person mends the first ones first. */
const most = 20;

/** Problems, of which only the first are worked out: to place and to word each of thousands takes seconds. */
export class ProblemList {
  readonly #first: Problem[] = [];
  #left = 0;

  /** @param describe is called unless there are enough already */
  add(describe: () => Problem): void {
    if (this.#first.length < most) this.#first.push(describe());
    else this.#left++;
  }

  get isEmpty(): boolean {
    return this.#first.length === 0;
  }

  /** The first problems, and behind them how many more there are. */
  toArray(): Problem[] {
    if (this.#left === 0) return this.#first;
    const rest = new Intl.NumberFormat('en').format(this.#left + 1);
    return [...this.#first.slice(0, most - 1), { message: `There are ${rest} more problems in the code.` }];
  }
}
