import type { AnyComponent, BlocksApp, ListenerSpec } from '../../api/internal';
import { cacheKeyFunction, calledBy, timelineBytes } from './cache';
import { calledName } from './called-name';
import {
  type Described,
  describeComponent,
  initialListeners,
  keepComponents,
  type Listener,
  withoutUndefined,
} from './component';
import { describeListeners, unplaced } from './listeners';

/** Describes an app that its author has laid out. */
export const describeBlocks = (app: BlocksApp, made: readonly ListenerSpec[]): Described => {
  const placed = flatten(app.children);
  const initial = initialListeners(placed);
  const specs = [...made, ...initial];
  const components = [...new Set([...placed, ...unplaced(specs)])];
  const idOf = (component: AnyComponent) => {
    const id = components.indexOf(component);
    return id < 0 ? undefined : id;
  };
  const ids = new Map(components.map((component, id) => [component, id]));
  const described = components.map((component, id) =>
    describeComponent(component, id, (child) => ids.get(child) as number, undefined),
  );
  warnOfTwins(app.children);
  const listeners = describeListeners(specs, (component) => ids.get(component) ?? idOf(component));
  const kept = keepComponents(components, described);
  return {
    components: kept,
    listeners: specs.map((spec, i): Listener => {
      const { inputs, outputs } = listeners[i] as (typeof listeners)[number];
      return {
        fn: calledBy(spec),
        cacheKey: cacheKeyFunction(spec),
        at: spec.at,
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
        timelineBytes: timelineBytes(app.options.timelineBytes, 'these Blocks'),
        children: app.children.map((child) => ids.get(child) as number),
      }),
    },
  };
};

/** All components of a layout, parents before their children. */
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

/**
 * Two components of the same kind and label are no error, but people who rely on labels cannot tell them apart. Those
 * in different tabs are never seen together.
 */
const warnOfTwins = (components: readonly AnyComponent[], names = new Set<string>()) => {
  for (const { kind, properties, children } of components) {
    const { label } = properties;
    const name = `${kind} ${label}`;
    if (label && names.has(name))
      console.warn(`Two ${kind} components are labelled “${label}”: screen readers cannot tell them apart.`);
    if (label) names.add(name);
    warnOfTwins(children, kind === 'tab' ? new Set(names) : names);
  }
};
