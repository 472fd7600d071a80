import type { AppDescription, Kind } from '../../protocol';
import { idRange, type PartMessage } from './message';

/** Which components and listeners of an app were rendered, and by which part. */
export const createRegions = ({ components: described, listeners: listening }: AppDescription) => {
  // The app's own come first; what is rendered is added to the same lists.
  const [ownComponents, ownListeners] = [described.length, listening.length];
  const components = new Map<number, number>();
  const listeners = new Map<number, number>();

  const isComponent = (id: number) => id < ownComponents || components.has(id);
  const isListener = (id: number) => id < ownListeners || listeners.has(id);
  const mayBe = (id: number, own: number, owners: ReadonlyMap<number, number>, region: number) =>
    id >= own && id < own + idRange && (owners.get(id) ?? region) === region;

  /** What goes when a part is replaced: all of it that is not in the message, with the parts within it. */
  const replacedBy = (message: Pick<PartMessage, 'region' | 'components' | 'listeners'>) => {
    const kept = new Set(message.components.map(({ id }) => id));
    const keptListeners = new Set(message.listeners.map(([id]) => id));
    const gone = new Set<number>();
    const goneListeners = new Set<number>();
    const drop = (region: number) => {
      for (const [id, owner] of listeners) if (owner === region && !keptListeners.has(id)) goneListeners.add(id);
      for (const [id, owner] of components) {
        if (owner !== region || kept.has(id)) continue;
        gone.add(id);
        if (described[id]?.kind === 'render') drop(id);
      }
    };
    drop(message.region);
    return { gone, goneListeners };
  };

  return {
    components,
    listeners,
    isComponent,
    isListener,
    isRegion: (id: number) => isComponent(id) && described[id]?.kind === 'render',
    /** May this part use the id: is it free, or its own component of the same kind? */
    mayTake: (id: number, kind: Kind, region: number) =>
      mayBe(id, ownComponents, components, region) && (!components.has(id) || described[id]?.kind === kind),
    mayListen: (id: number, region: number) => mayBe(id, ownListeners, listeners, region),
    replacedBy,
  };
};

export type Regions = ReturnType<typeof createRegions>;
