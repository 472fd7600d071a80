import type { ComponentDescription, EventData, WireValue } from '../../protocol';
import type { AppModel } from '../app-model';
import type { Held } from '../component-values';
import type { Mounted } from '../mounted';
import type { Regions } from './regions';

/** What a rendered part needs of the page. */
export type Page = { model: AppModel; trigger(listener: number, depth: number, event?: EventData): void };

/** What a part consists of: its components and the ids of its listeners, in order. */
export type Content = { components: readonly ComponentDescription[]; listeners: readonly number[] };

/** A part that a worker has made which is gone. `values` has those of its components, if the page shows them no more. */
export type Earlier = Content & { values?: readonly WireValue[] };

/** A call of a listener that only the worker knew which is gone: it is made once its part is there again. */
type Call = { region: number; index: number; event?: EventData | undefined };

type Restart = { parts: Map<number, Earlier>; calls: Call[] };

/** What the page keeps of an app with rendered parts. */
export type Shown = {
  mounted: Mounted;
  regions: Regions;
  timers: Map<number, () => void>;
  /** What each part consists of. */
  parts: Map<number, Content>;
  /** The parts that another worker has made, which is gone, until they are made again. */
  restarting: Restart;
};

export const heldOf = ({ parts }: Mounted, id: number) => parts.all[id] as Held | undefined;
