import type { AnyComponent, App, CaptureTools, EventMethod } from '../../api/internal';
import type { WireValue } from '../../protocol';
import type { Lent as ExtraLent } from '../extra-tools';

/** What the runtime passes in: this code is bundled separately, and would otherwise have its own. */
export type Lent = ExtraLent & {
  eventMethod(source: { component: AnyComponent | null; event: string }): EventMethod;
  isApp(value: unknown): value is App;
  /** Removes an app from those that may be shown: it is nested in another one. */
  nest(app: App): void;
  /** Encodes rows of values for the page; throws a sentence about one that does not fit its component. */
  samplesOf(rows: readonly unknown[], components: readonly AnyComponent[]): WireValue[][];
  captureTools: () => CaptureTools | undefined;
};
