import type { AnyComponent, BlocksApp, ListenerSpec } from '../../api/internal';
import { cacheKeyFunction, calledBy, timelineBytes } from './cache';
import { calledName } from './called-name';
import {
  type Described,
  describeComponent,
  initialListeners,
  keepComponents,
  type Listener,
  type Made,
  withoutUndefined,
} from './component';
import { describeListeners, unplaced } from './listeners';

/** What surrounds a part of an app. `number` adds the part's components and listeners to it. */
export type Around = Made & { number(components: readonly AnyComponent[], specs: readonly ListenerSpec[]): void };

/**
 * Describes an app that its author has laid out.
 *
 * @param around the app that this is a part of
 */
export const describeBlocks = (
  app: Pick<BlocksApp, 'options' | 'children' | 'spare'>,
  listening: readonly ListenerSpec[],
  around?: Around,
): Described => {
  const own = flatten(app.children);
  const children = [...app.children, ...(app.spare ?? []).filter((part) => !own.includes(part))];
  const placed = flatten(children);
  const specs = [...listening, ...initialListeners(placed)];
  const ids = around?.ids ?? new Map<AnyComponent, number>();
  const components = [...new Set([...placed, ...unplaced(specs)])].filter((each) => !ids.has(each));
  if (around) around.number(components, specs);
  else for (const [id, component] of components.entries()) ids.set(component, id);
  const idOf = (component: AnyComponent) => ids.get(component) as number;
  const described = components.map((component) => describeComponent(component, idOf(component), idOf, undefined));
  if (!around) warnOfTwins(children);
  const listeners = describeListeners(specs, (component) => ids.get(component), around?.specs);
  const kept = keepComponents(components, described);
  return {
    made: { ids, specs },
    components: kept,
    listeners: specs.map((spec, i): Listener => {
      const { inputs, outputs } = listeners[i] as (typeof listeners)[number];
      return {
        fn: calledBy(spec),
        cacheKey: cacheKeyFunction(spec),
        validator: spec.options.validator,
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
        children: children.map(idOf),
      }),
    },
  };
};

/** All components of a layout, parents before their children. */
const flatten = (children: readonly AnyComponent[]): AnyComponent[] => {
  /** The components, each with the blocks around it. */
  const seen = new Map<AnyComponent, string>();
  const add = (within: string) => (component: AnyComponent) => {
    if (seen.has(component)) {
      throw new TypeError(
        `${calledName(component)} is laid out twice: in ${seen.get(component)} and in ${within}. A component has one place; make a second one.`,
      );
    }
    seen.set(component, within);
    const { kind, properties } = component;
    component.children.forEach(add(`${within}, ${kind}${properties.label ? ` “${properties.label}”` : ''}`));
  };
  children.forEach(add('the Blocks'));
  return [...seen.keys()];
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
