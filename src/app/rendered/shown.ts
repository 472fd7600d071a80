import type { EventData } from '../../protocol';
import type { AppModel } from '../app-model';
import type { Held } from '../component-values';
import type { Mounted } from '../mounted';
import type { Regions } from './regions';
import type { Content, Restart } from './restart';

/** What a rendered part needs of the page. */
export type Page = { model: AppModel; trigger(listener: number, depth: number, event?: EventData): void };

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
