import type * as yieldcast from '../../api';
import type { AnyComponent, App, CaptureTools, EventMethod, originalOf } from '../../api/internal';
import type { WireValue } from '../../protocol';

/** What the runtime passes in: this code is bundled separately, and would otherwise have its own. */
export type Lent = {
  api: typeof yieldcast;
  component: (
    kind: 'actions' | 'dataset' | 'multimodaltextbox',
    value: unknown,
    properties: object,
    handling?: { rows?: readonly unknown[] },
  ) => AnyComponent;
  eventMethod(source: { component: AnyComponent | null; event: string }): EventMethod;
  isApp(value: unknown): value is App;
  isComponent(value: unknown): value is AnyComponent;
  /** Removes an app from those that may be shown: it is nested in another one. */
  nest(app: App): void;
  /** Encodes rows of values for the page; throws a sentence about one that does not fit its component. */
  samplesOf(rows: readonly unknown[], components: readonly AnyComponent[]): WireValue[][];
  originalOf: typeof originalOf;
  /** One of the interface's own words in the person's language. */
  say(text: string): string;
  captureTools: () => CaptureTools | undefined;
};
