import type { CaptureTools } from '../../api/internal';
import type { Lent as ExtraLent } from '../extra-tools';
import type { RunContext } from '../run-context';

/** What the runtime passes in: this code is bundled separately, and would otherwise have its own. */
export type Lent = ExtraLent & {
  currentRun(): RunContext | undefined;
  runIn<T>(run: RunContext, call: () => T): T;
  captureTools(): CaptureTools | undefined;
};
