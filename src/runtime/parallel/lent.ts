import type { Program } from '../../protocol';
import type { Lent as ExtraLent } from '../extra-tools';

/** What the runtime passes in: this code is bundled separately, and would otherwise have its own. */
export type Lent = ExtraLent & {
  /** The program that is being loaded. */
  program: Program;
  askPage(ask: unknown): Promise<unknown>;
};
