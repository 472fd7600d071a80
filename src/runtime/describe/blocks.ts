import type { AnyComponent, BlocksApp, ListenerSpec } from '../../api/internal';
import type { Listener } from '../run';
import { cacheKeyFunction } from './cache';
import { calledName } from './calledName';
import { type Described, describeComponent, initialListeners, keepComponents, withoutUndefined } from './component';
import { describeListeners, unplaced } from './listeners';

/** An app that its author has laid out. */
export const describeBlocks = (app: BlocksApp, made: readonly ListenerSpec[]): Described => {
  const placed = flatten(app.children);
  const { specs: initial, timers } = initialListeners(placed);
  const specs = [...made, ...initial];
  const components = [...new Set([...placed, ...unplaced(specs), ...timers])];
  const idOf = (component: AnyComponent) => {
    const id = components.indexOf(component);
    return id < 0 ? undefined : id;
  };
  const ids = new Map(components.map((component, id) => [component, id]));
  const described = components.map((component, id) =>
    describeComponent(component, id, (child) => ids.get(child) as number, undefined),
  );
  warnOfTwins(components);
  const listeners = describeListeners(specs, (component) => ids.get(component) ?? idOf(component));
  const kept = keepComponents(components, described);
  return {
    components: kept,
    listeners: specs.map((spec, i): Listener => {
      const { inputs, outputs } = listeners[i] as (typeof listeners)[number];
      return {
        fn: (spec.fn ?? (() => {})) as Listener['fn'],
        cacheKey: cacheKeyFunction(spec),
        inputs: inputs.map((id) => kept[id] as AnyComponent),
        outputs: outputs.map((id) => kept[id] as AnyComponent),
      };
    }),
    description: {
      components: described,
      listeners,
      layout: withoutUndefined({
        type: 'blocks',
        title: app.options.title,
        children: app.children.map((child) => ids.get(child) as number),
      }),
    },
  };
};

/** All components of a layout, blocks before what they hold. */
const flatten = (children: readonly AnyComponent[]): AnyComponent[] => {
  const seen = new Set<AnyComponent>();
  const add = (component: AnyComponent) => {
    if (seen.has(component)) {
      throw new TypeError(`${calledName(component)} is laid out twice. A component has one place; make a second one.`);
    }
    seen.add(component);
    component.children.forEach(add);
  };
  children.forEach(add);
  return [...seen];
};

/** Two components of one name are no error, but nobody who goes by names can tell them apart. */
const warnOfTwins = (components: readonly AnyComponent[]) => {
  const names = new Set<string>();
  for (const component of components) {
    const { label } = component.properties;
    if (!label) continue;
    const name = `${component.kind} ${label}`;
    if (names.has(name))
      console.warn(`Two ${component.kind} components are labelled “${label}”: screen readers cannot tell them apart.`);
    names.add(name);
  }
};
