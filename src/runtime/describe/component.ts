import { type AnyComponent, constructors, type ListenerSpec, stateful } from '../../api/internal';
import type { AppDescription, ChangedProperties, ComponentDescription, WireValue } from '../../protocol';
import { encode, Parcel, Refusal } from '../encode';
import type { Listener } from '../run';
import { calledName } from './calledName';

/** An app's description, and its functions in the order of its listeners. */
export type Described = { description: AppDescription; components: AnyComponent[]; listeners: Listener[] };

/** A component by its id, and those that it holds by theirs. */
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
 * The components as the worker keeps them: with the labels that a person sees, and with the properties that updates
 * have changed since. All listeners share them, so that each knows what another one's yield has changed.
 */
export const keepComponents = (
  components: readonly AnyComponent[],
  described: readonly ComponentDescription[],
): AnyComponent[] =>
  components.map((component, id) => ({ ...component, properties: { ...described[id]?.properties } }) as AnyComponent);

/** Puts all properties back to how they began, but for these changes, by id. */
export const restoreProperties = ({ components, description }: Described, changed: ChangedProperties) => {
  for (const [id, component] of components.entries())
    Object.assign(component, { properties: { ...description.components[id]?.properties, ...changed[id] } });
};

/** Values that are functions are asked for when the app is loaded, and again as often as `every` says. */
export const initialListeners = (
  components: readonly AnyComponent[],
): { specs: ListenerSpec[]; timers: AnyComponent[] } => {
  const timers: AnyComponent[] = [];
  const specs = components.flatMap((component): ListenerSpec[] => {
    if (typeof component.value !== 'function' || component.kind === 'state') return [];
    const { every } = component.handling;
    const triggers: { component: AnyComponent | null; event: string }[] = [{ component: null, event: 'load' }];
    if (every !== undefined) {
      if (!(every > 0)) {
        throw new RangeError(`every of ${calledName(component)} is a number of seconds above 0; got ${String(every)}.`);
      }
      const timer = stateful.Timer(every) as AnyComponent;
      timers.push(timer);
      triggers.push({ component: timer, event: 'tick' });
    }
    const fn = component.value as ListenerSpec['fn'];
    return [{ fn, inputs: null, outputs: component, options: { showProgress: 'hidden' }, triggers }];
  });
  return { specs, timers };
};

/** The properties of an update, its value as the page takes it. The component has them from now on. */
export const defineUpdate = (changes: object, component: AnyComponent, parcel: Parcel): Record<string, unknown> => {
  const { value, choices, ...others } = changes as { value?: unknown; choices?: readonly never[] };
  const properties = withoutUndefined({
    ...others,
    choices: choices === undefined ? undefined : constructors.choicesOf(choices),
  });
  const changed = { ...component, properties: { ...component.properties, ...properties } } as AnyComponent;
  const encoded = value === undefined ? {} : { value: encode(value, changed, parcel) };
  Object.assign(component.properties, properties);
  return { ...properties, ...encoded };
};

const initial = (component: AnyComponent): WireValue => {
  const { value } = component;
  const isState = component.kind === 'state' || component.kind === 'browserstate';
  if (!isState && (value === undefined || value === null || typeof value === 'function')) return null;
  try {
    return encode(value, component, new Parcel());
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    throw new Refusal(`The value of ${calledName(component)} does not fit: ${thrown.message}.`);
  }
};

export const withoutUndefined = <T extends object>(object: T): T =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
