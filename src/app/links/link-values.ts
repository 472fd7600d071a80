import { dequal } from 'dequal/lite';
import * as v from 'valibot';
import { type ComponentDescription, childrenOf, kindName, type WireValue, wireSchema } from '../../protocol';
import { say } from '../../words';
import type { AppModel } from '../app-model';
import type { Carry, Mounted } from '../mounted';
import { byName, fits, give } from '../values/carry';
import { pack } from './pack';
import { checksum, unpack } from './packed-text';

/** The most characters that the values in a link take, packed, and of the JSON that they unpack to. */
export const mostPacked = 8192;
const mostUnpacked = 1_000_000;

/** Kinds whose values a link can hold: short texts, numbers, choices and tables. */
const plain = new Set(
  'textbox number slider colorpicker datetime checkbox checkboxgroup radio dropdown code dataframe multimodaltextbox'.split(
    ' ',
  ),
);

/** Kinds that people fill in with what is too large for a link. */
const large = new Set('image audio video file gallery imageslider imageeditor uploadbutton chatbot'.split(' '));

type Given = { properties: object };
type Asked = { interactive?: boolean; visible?: boolean | 'hidden'; type?: string; multiselect?: boolean };

/** May a person change it? A link fills in nothing else: a result that it brought would pass for the app's own. */
const isEntered = ({ listeners }: Mounted['description'], { id, properties }: ComponentDescription): boolean => {
  const isInput = listeners.some(({ inputs }) => inputs.includes(id));
  const isOutput = listeners.some(({ outputs }) => outputs.includes(id));
  return (properties as Asked).interactive ?? (isInput || !isOutput);
};

/** Is it shown, and all that it is in? */
const isShown = (components: readonly ComponentDescription[], of: ComponentDescription): boolean => {
  if (((of.properties as Asked).visible ?? true) !== true) return false;
  const parent = components.find((each) => childrenOf(each).includes(of.id));
  return parent === undefined || isShown(components, parent);
};

/** Does a link hold values of this component? Secrets are nobody's business, and what is hidden nobody could check. */
const isLinked = ({ components }: Mounted['description'], component: ComponentDescription): boolean =>
  plain.has(component.kind) && (component.properties as Asked).type !== 'password' && isShown(components, component);

const hasFiles = (value: WireValue): boolean =>
  typeof value === 'object' && value !== null && 'files' in value && value.files.length > 0;

const nameOf = ({ kind, properties }: { kind: ComponentDescription['kind'] } & Given): string =>
  (properties as { label?: string }).label || say(kindName(kind));

/** A value, and which component has it: its kind, its label, and its place among those with the same. */
type Entry = [kind: string, label: string | null, number: number, value: unknown];

const written = (entries: readonly Entry[]) => new TextEncoder().encode(JSON.stringify(entries));

/**
 * What the inputs of an app hold, apart from what they began with, as text for a link; empty if there is nothing to hold.
 * `leftOut` names the inputs whose values it has no room for.
 */
export const packValues = async (app: Mounted): Promise<{ packed: string; leftOut: string[] }> => {
  const { description, parts } = app;
  const leftOut: string[] = [];
  let entries: Entry[] = [];
  for (const [name, component] of byName(description.components)) {
    const value = parts.values([component.id])[0] ?? null;
    if (dequal(value, component.value) || !isEntered(description, component)) continue;
    if (isLinked(description, component) && !hasFiles(value)) entries.push([...JSON.parse(name), value] as Entry);
    else if (value !== null && (plain.has(component.kind) || large.has(component.kind)))
      leftOut.push(nameOf(component));
  }
  for (;;) {
    if (entries.length === 0) return { packed: '', leftOut };
    const bytes = written(entries);
    const packed = bytes.length > mostUnpacked ? undefined : await pack(bytes);
    if (packed !== undefined && packed.length <= mostPacked) return { packed: `${checksum(bytes)}.${packed}`, leftOut };
    // The longest goes first.
    const size = (entry: Entry) => written([entry]).length;
    const longest = entries.reduce((one, other) => (size(other) > size(one) ? other : one));
    leftOut.push(longest[1] || say(kindName(longest[0] as ComponentDescription['kind'])));
    entries = entries.filter((each) => each !== longest);
  }
};

const isEntry = (given: unknown): given is Entry =>
  Array.isArray(given) &&
  given.length === 4 &&
  typeof given[0] === 'string' &&
  (given[1] === null || typeof given[1] === 'string') &&
  typeof given[2] === 'number';

/** Reads what {@link packValues} made. @throws if it was cut or changed */
const unpackValues = async (text: string): Promise<Entry[]> => {
  // Programs that follow a link in a sentence take its end for part of it.
  const [, sum = '', packed = ''] = /^(\w+)\.([\w-]+)[^\w-]*$/.exec(text) ?? [];
  if (packed === '' || packed.length > mostPacked) throw new RangeError('too long');
  const entries: unknown = JSON.parse(await unpack(packed, sum));
  if (!Array.isArray(entries) || !entries.every(isEntry)) throw new TypeError('no values');
  return entries;
};

/** Whoever wrote the link is a stranger: may this component hold what it says? */
const mayHold = (value: unknown, app: Mounted, component: ComponentDescription): value is WireValue => {
  if (!isLinked(app.description, component) || !isEntered(app.description, component)) return false;
  const read = v.safeParse(wireSchema(component.kind), value);
  if (!read.success || hasFiles(read.output)) return false;
  const { maxLength, maxChoices, multiselect } = component.properties as Asked & {
    maxLength?: number;
    maxChoices?: number;
  };
  const text = component.kind === 'multimodaltextbox' && value ? (value as { text: string }).text : value;
  if (typeof text === 'string' && text.length > (maxLength ?? text.length)) return false;
  if (Array.isArray(value) && value.length > (maxChoices ?? value.length)) return false;
  if (component.kind === 'dropdown' && value !== null && Array.isArray(value) !== Boolean(multiselect)) return false;
  return value === null || fits(read.output, component);
};

/**
 * Reads the values of a link, and returns what puts them into the app that is opened next: into inputs of the same kind and
 * label that may hold them. It tells the person what has no place there, and starts nothing.
 */
export const fillFrom = async (text: string, model: AppModel): Promise<Carry> => {
  const tell = (message: string) => model.alerts.add({ level: 'warning', title: null, message, duration: 10 });
  const entries = await unpackValues(text).catch(() => undefined);
  return () => (app) => {
    if (!entries) {
      tell(say('The values in this link cannot be read: it is cut short or was changed. The app begins without them.'));
      return new Set();
    }
    const kept = entries.map(([kind, label, number, value]) => ({
      name: JSON.stringify([kind, label, number]),
      shown: label || say(kindName(kind as ComponentDescription['kind'])),
      value: value as WireValue,
      mayHold: (next: ComponentDescription) => mayHold(value, app, next),
    }));
    const filled = give(app, kept);
    const names = [...byName(app.description.components)].flatMap(([name, { id }]) => (filled.has(id) ? name : []));
    const refused = kept.filter(({ name }) => !names.includes(name)).map(({ shown }) => shown);
    // A part that is made while the app runs may have a place for the rest.
    if (refused.length > 0 && !app.description.components.some(({ kind }) => kind === 'render'))
      tell(say`This link has values that the app has no place for: ${refused.slice(0, 8).join(', ').slice(0, 300)}.`);
    return filled;
  };
};
