import type { Problem } from '../protocol';

/** The most problems to report: people fix the first ones first. */
const most = 20;

/** Works out only the first problems: finding the place and the words for thousands of them takes seconds. */
export class ProblemList {
  readonly #first: Problem[] = [];
  #left = 0;

  /** @param describe not called once there are enough problems */
  add(describe: () => Problem): void {
    if (this.#first.length < most) this.#first.push(describe());
    else this.#left++;
  }

  get isEmpty(): boolean {
    return this.#first.length === 0;
  }

  /** The first problems, followed by how many more there are. */
  toArray(): Problem[] {
    if (this.#left === 0) return this.#first;
    const rest = new Intl.NumberFormat('en').format(this.#left + 1);
    return [...this.#first.slice(0, most - 1), { message: `There are ${rest} more problems in the code.` }];
  }
}
