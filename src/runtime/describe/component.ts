import { type AnyComponent, constructors, type ListenerSpec } from '../../api/internal';
import type { AppDescription, ChangedProperties, ComponentDescription, WireValue } from '../../protocol';
import { encode, Payload, Refusal } from '../encode';
import { valueTools } from '../value-tools';
import { calledName } from './called-name';

/** A function with its input and output components. */
export type Listener = {
  fn: (...inputs: unknown[]) => unknown;
  inputs: readonly AnyComponent[];
  outputs: readonly AnyComponent[];
  /** Where the author made it. */
  at?: Error | undefined;
  /** Says what is wrong with its inputs before it runs. */
  validator?: unknown;
  /** Tells which inputs have the same result. */
  cacheKey?: ((...inputs: unknown[]) => unknown) | undefined;
};

/** An app's description and components, and its functions in the order of its listeners. */
export type Described = {
  description: AppDescription;
  components: AnyComponent[];
  listeners: Listener[];
  /** The ids of the components as their author made them, and the listeners as their author made them. */
  made?: Made;
};

export type Made = { ids: Map<AnyComponent, number>; specs: ListenerSpec[] };

/** Describes a component under its id, and names its children by theirs. */
export const describeComponent = (
  component: AnyComponent,
  id: number,
  idOf: (component: AnyComponent) => number,
  label: string | undefined,
): ComponentDescription => {
  const named = { ...component, properties: withoutUndefined({ label, ...component.properties }) } as AnyComponent;
  const holds = 'children' in named.properties ? { children: component.children.map(idOf) } : {};
  return {
    id,
    kind: component.kind,
    value: initial(named),
    properties: { ...named.properties, ...holds },
    ...(component.handling.optional && { optional: true }),
  } as ComponentDescription;
};

/**
 * The components as the worker keeps them: with the labels that people see, and with the properties that updates have
 * changed since. All listeners share them, so that each knows what the others' yields have changed.
 */
export const keepComponents = (
  components: readonly AnyComponent[],
  described: readonly ComponentDescription[],
): AnyComponent[] =>
  components.map((component, id) => ({ ...component, properties: { ...described[id]?.properties } }) as AnyComponent);

/** Resets all properties to their initial values, except for these changes, by id. */
export const restoreProperties = ({ components, description }: Described, changed: ChangedProperties) => {
  for (const [id, component] of components.entries())
    Object.assign(component, { properties: { ...description.components[id]?.properties, ...changed[id] } });
};

/** The listeners that compute values that are functions. */
export const initialListeners = (components: readonly AnyComponent[]): ListenerSpec[] => {
  const computed = components.find(({ value, kind }) => typeof value === 'function' && kind !== 'state');
  if (!computed) return [];
  const tools = valueTools();
  if (tools) return tools.computed(components);
  throw new TypeError(`What computes the value of ${calledName(computed)} was not loaded. Is the network up?`);
};

/** The properties of an update, with its value encoded for the page. The component keeps them from now on. */
export const defineUpdate = (changes: object, component: AnyComponent, payload: Payload): Record<string, unknown> => {
  const { value, choices, ...others } = unfolded(changes, component) as { value?: unknown; choices?: readonly never[] };
  const properties = withoutUndefined({
    ...others,
    choices: choices === undefined ? undefined : constructors.choicesOf(choices),
  });
  const changed = { ...component, properties: { ...component.properties, ...properties } } as AnyComponent;
  const encoded = value === undefined ? {} : { value: encode(value, changed, payload) };
  Object.assign(component.properties, properties);
  return { ...properties, ...encoded };
};

/** What a block's value is called where the block is made. */
const valueNames: Readonly<Record<string, string>> = { accordion: 'open', sidebar: 'open', tabs: 'selected' };

const unfolded = (changes: object, { kind }: AnyComponent): object => {
  const name = valueNames[kind];
  if (name === undefined || !(name in changes)) return changes;
  const { [name]: value, ...others } = changes as Record<string, unknown>;
  return { value, ...others };
};

const initial = (component: AnyComponent): WireValue => {
  const { value } = component;
  const isState = component.kind === 'state' || component.kind === 'browserstate';
  if (!isState && (value === undefined || value === null || typeof value === 'function')) return null;
  try {
    return encode(value, component, new Payload());
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    throw new Refusal(`The value of ${calledName(component)} does not fit: ${thrown.message}.`);
  }
};

export const withoutUndefined = <T extends object>(object: T): T =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
