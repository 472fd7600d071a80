import type { AnyComponent, ListenerSpec } from '../../api/internal';
import type { AppDescription, ListenerDescription } from '../../protocol';
import type { Around, Described, Listener, Made } from '../describe';
import type { Guard } from '../finish/validators';
import { createIds } from './ids';

/** An app with parts that are made while it runs. */
export type RenderedApp = ReturnType<typeof createApp>;

/** @param gone stands for listeners that are no longer known */
export const createApp = ({ description, components, listeners, made }: Described, gone: (id: number) => Listener) => {
  const app = {
    ...(made as Made),
    description,
    components,
    listeners,
    componentIds: createIds(description.components.length),
    listenerIds: createIds(description.listeners.length),
    /** The parts by their components. */
    regions: new Map<AnyComponent, Region>(),
    gone,
  };
  for (const id of app.listenerIds.all) listeners[id] = gone(id);
  return app;
};

type Known = { component: AnyComponent; id: number };

/** What a part consists of now. */
type Region = {
  components: Map<AnyComponent, number>;
  keys: Map<string, Known>;
  specs: Map<ListenerSpec, number>;
};

export const emptyRegion = (): Region => ({ components: new Map(), keys: new Map(), specs: new Map() });

export type Part = {
  components: AppDescription['components'];
  listeners: [number, ListenerDescription][];
  children: number[];
  preserved: [number, readonly string[] | null][];
};

/** Blocks without a value of their own: they are the same as before if what they contain is. */
const plainBlocks = ['row', 'column', 'group'];

/** What identifies a component from one time to the next: its key, or that of the first component in a plain block. */
const keyOf = (component: AnyComponent): string | undefined => {
  const { key } = component.handling;
  if (key !== undefined && key !== null) return JSON.stringify([component.kind, key]);
  if (!plainBlocks.includes(component.kind)) return undefined;
  const inside = component.children.map(keyOf).find((each) => each !== undefined);
  return inside && `${component.kind} around ${inside}`;
};

const preservedOf = ({ handling: { preservedByKey = 'value' } }: AnyComponent) =>
  [preservedByKey ?? []].flat() as string[];

const insides = (children: readonly AnyComponent[]): AnyComponent[] =>
  children.flatMap((each) => [each, ...insides(each.children)]);

/** Names for the groups of listeners that share none: ids are used again, and a group's limit stays. */
const groups = new WeakMap<ListenerSpec, string>();
let lastGroup = 0;

const groupOf = (spec: ListenerSpec) => {
  const name = groups.get(spec) ?? `part listener ${++lastGroup}`;
  groups.set(spec, name);
  return name;
};

/**
 * Describes what a part consists of from now on. What belonged to it before keeps working until `settle`, and is all there
 * is again after `undo`.
 */
export const describePart = (
  app: RenderedApp,
  region: Region,
  children: readonly AnyComponent[],
  fresh: readonly ListenerSpec[],
  earlier: readonly ListenerSpec[],
  describeBlocks: (
    app: { children: readonly AnyComponent[]; options: object },
    specs: readonly ListenerSpec[],
    around: Around,
  ) => Described,
  guard?: Guard,
): { part: Part; next: Region; settle(): void; undo(): void } => {
  const { ids, componentIds, listenerIds } = app;
  const next = emptyRegion();
  const preserved: Part['preserved'] = [];
  const taken = new Set<number>();
  const undo = () => {
    for (const component of next.components.keys()) ids.delete(component);
    for (const [component, id] of region.components) ids.set(component, id);
    const before = new Set(region.components.values());
    for (const id of next.components.values()) if (!before.has(id)) componentIds.free(id);
    const heard = new Set(region.specs.values());
    for (const id of next.specs.values())
      if (!heard.has(id)) {
        listenerIds.free(id);
        app.listeners[id] = app.gone(id);
      }
  };
  for (const component of region.components.keys()) ids.delete(component);
  /** Of components with the same key, the first is the one that is found again. */
  const name = (key: string | undefined, component: AnyComponent, id: number) => {
    if (key !== undefined && !next.keys.has(key)) next.keys.set(key, { component, id });
  };
  const idFor = (component: AnyComponent): number => {
    const own = region.components.get(component);
    const key = keyOf(component);
    const known = key === undefined ? undefined : region.keys.get(key);
    const id = own ?? (known && !taken.has(known.id) ? known.id : undefined);
    if (id === undefined) {
      const made = componentIds.take();
      app.components[made] ??= component;
      name(key, component, made);
      return made;
    }
    name(key, component, id);
    // Nothing was made anew: all that has happened to it stays.
    preserved.push([id, own === undefined ? preservedOf(component) : null]);
    return id;
  };
  const number = (components: readonly AnyComponent[], specs: readonly ListenerSpec[]) => {
    for (const component of components) {
      const id = idFor(component);
      taken.add(id);
      ids.set(component, id);
      next.components.set(component, id);
    }
    for (const spec of specs) {
      const id = region.specs.get(spec) ?? listenerIds.take();
      app.specs[id] = spec;
      next.specs.set(spec, id);
    }
  };
  try {
    const placed = new Set(insides(children));
    const twice = [...placed].find((each) => ids.has(each));
    if (twice)
      throw new TypeError(
        `A ${twice.kind} that yc.render has made is laid out elsewhere already. A component has one place; make a second one.`,
      );
    const isThere = (component: AnyComponent) => placed.has(component) || ids.has(component);
    // Of what an earlier yield has made, some may be shown no more.
    const lasting = earlier.filter((spec) => spec.triggers.every(({ component }) => !component || isThere(component)));
    const told = describeBlocks({ children, options: {} }, [...lasting, ...fresh], { ids, specs: app.specs, number });
    const specs = [...next.specs];
    const { components, listeners, layout } = told.description;
    const kept = [...next.components.values()];
    for (const [i, id] of kept.entries()) {
      const keeps = preserved.find(([each]) => each === id)?.[1];
      const own = told.components[i] as AnyComponent;
      if (keeps !== undefined) preserve(own, app, id, keeps);
      app.components[id] = own;
      app.description.components[id] = components[i] as (typeof components)[number];
    }
    const heard = listeners.map((each, i): [number, ListenerDescription] => {
      const [spec, id] = specs[i] as [ListenerSpec, number];
      const { cache: _, ...listener } = each;
      if (each.cache) console.warn('Listeners made in yc.render keep no results: `cache` was left out.');
      app.listeners[id] = {
        ...(told.listeners[i] as Listener),
        inputs: each.inputs.map((input) => app.components[input] as AnyComponent),
        outputs: each.outputs.map((output) => app.components[output] as AnyComponent),
      };
      return [id, { ...listener, concurrencyId: spec.options.concurrencyId ?? groupOf(spec) }];
    });
    guard?.({
      components: app.components,
      description: { listeners: heard.map(([, each]) => each) },
      listeners: heard.map(([id]) => app.listeners[id] as Listener),
    });
    const part: Part = {
      components: components.map((each) => each),
      listeners: heard,
      children: layout.type === 'blocks' ? layout.children : [],
      preserved,
    };
    return { part, next, undo, settle: () => settle(app, region, next) };
  } catch (thrown) {
    undo();
    throw thrown;
  }
};

/** The worker's copy keeps what the page preserves. */
const preserve = (next: AnyComponent, app: RenderedApp, id: number, keeps: readonly string[] | null) => {
  const now = (app.components[id]?.properties ?? {}) as Record<string, unknown>;
  const initial = (app.description.components[id]?.properties ?? {}) as Record<string, unknown>;
  for (const [name, value] of Object.entries(now))
    if (name !== 'children' && (keeps === null || keeps.includes(name)) && value !== initial[name])
      Object.assign(next.properties, { [name]: value });
};

/** The page shows the new part: forgets what it does not have any more, with the parts within. */
const settle = (app: RenderedApp, before: Region, next: Region) => {
  const kept = new Set(next.components.values());
  const heard = new Set(next.specs.values());
  for (const [component, id] of before.components) {
    const inside = app.regions.get(component);
    const same = [...next.components].find(([, each]) => each === id)?.[0];
    if (inside && same !== component) {
      app.regions.delete(component);
      // A part with the same key still shows what was made in it.
      if (same) app.regions.set(same, inside);
      else settle(app, inside, emptyRegion());
    }
    if (kept.has(id)) continue;
    app.ids.delete(component);
    app.componentIds.free(id);
  }
  for (const id of before.specs.values()) {
    if (heard.has(id)) continue;
    app.listeners[id] = app.gone(id);
    app.listenerIds.free(id);
  }
};
