import * as v from 'valibot';
import {
  type ComponentDescription,
  type ImageWire,
  kindName,
  suggest,
  type WireValue,
  wireSchema,
} from '../../protocol';
import { say } from '../../words';
import type { Mounted } from '../mounted';
import { fits } from '../values/carry';
import type { GivenValues } from './mounted-app';
import { pixelsOf } from './page-value';

type Asked = { label?: string; elemId?: string; minimum?: number; maximum?: number; fileCount?: string };

/** What a component is called on the page. */
export const labelOf = ({ kind, properties }: ComponentDescription): string =>
  (properties as Asked).label || say(kindName(kind));

/** `numSteps`, `num_steps` and “Num steps” name the same input. */
const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const isState = ({ kind }: ComponentDescription) => kind === 'state' || kind === 'browserstate';

/** The inputs of a listener that the page's code may give values to. */
const inputsOf = ({ description, parts }: Mounted, listener: number) =>
  (description.listeners[listener]?.inputs ?? [])
    .map((id) => parts.described(id))
    .filter((each): each is ComponentDescription => each !== undefined && !isState(each));

/**
 * Puts values into the inputs of a listener, where they are seen, too. Those that are not given keep what they hold.
 *
 * @throws a sentence if there is no such input, or it cannot take its value. Then nothing has changed.
 */
export const give = (mounted: Mounted, listener: number, given: GivenValues): void => {
  const inputs = inputsOf(mounted, listener);
  const entries = Array.isArray(given)
    ? given.map((value, i): [ComponentDescription, unknown] => [at(inputs, i, given.length), value])
    : Object.entries(given).map(([name, value]): [ComponentDescription, unknown] => [named(inputs, name), value]);
  const wires = entries
    .filter(([, value]) => value !== undefined)
    .map(([input, value]): [number, WireValue] => [input.id, wireOf(value, input)]);
  for (const [id, wire] of wires) mounted.parts.restore(id, wire);
};

const at = (inputs: readonly ComponentDescription[], i: number, count: number): ComponentDescription => {
  const input = inputs[i];
  if (input) return input;
  throw new TypeError(`${count} values were given, but ${listed(inputs)}`);
};

const named = (inputs: readonly ComponentDescription[], name: string): ComponentDescription => {
  const called = (like: (each: ComponentDescription) => boolean) => inputs.filter(like);
  const [exact = [], loose = []] = [
    called((each) => labelOf(each) === name || (each.properties as Asked).elemId === name),
    called((each) => plain(labelOf(each)) === plain(name)),
  ];
  const [input, other] = exact.length > 0 ? exact : loose;
  if (other) throw new TypeError(`Several inputs are called “${name}”: give the values as an array, in their order.`);
  if (input) return input;
  const nearest = suggest(name, inputs.map(labelOf));
  throw new TypeError(
    `There is no input “${name}”${nearest === undefined ? '.' : `; did you mean “${nearest}”?`} Here, ${listed(inputs)}`,
  );
};

const listed = (inputs: readonly ComponentDescription[]) =>
  inputs.length === 0
    ? 'the function has no inputs.'
    : `the function’s inputs are ${inputs.map((each) => `“${labelOf(each)}”`).join(', ')}.`;

const wireOf = (value: unknown, component: ComponentDescription): WireValue => {
  if (value === null) return null;
  const wire = onWire(value, component);
  const read = v.safeParse(wireSchema(component.kind), wire);
  if (read.success && fits(read.output, component)) return read.output;
  const { minimum, maximum } = component.properties as Asked;
  const bounds =
    read.success && minimum !== undefined && maximum !== undefined ? ` It takes ${minimum} to ${maximum}.` : '';
  throw new TypeError(`“${labelOf(component)}” (${component.kind}) cannot take ${said(value)}.${bounds}`);
};

const said = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value);
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? `an array of ${value.length}` : `a ${value.constructor?.name ?? 'value'}`;
};

const onWire = (value: unknown, { kind, properties }: ComponentDescription): unknown => {
  switch (kind) {
    case 'image':
      return picture(value);
    case 'gallery':
      return list(value).map((each) => {
        const [image, caption = null] = Array.isArray(each) ? each : partsOf(each);
        return { image: picture(image), caption };
      });
    case 'audio':
      return sound(value) ?? fileForm(value);
    case 'video':
      return fileForm(value);
    case 'file':
      return list(value).map(fileIn);
    case 'multimodaltextbox': {
      const { text = '', files = [] } = typeof value === 'string' ? { text: value } : (value as Partial<Message>);
      return { text, files: list(files).map(fileIn) };
    }
    case 'json':
      return JSON.stringify(value);
    case 'dataframe': {
      const { headers, data } = Array.isArray(value) ? { data: value } : (value as Partial<Table>);
      return { headers: headers ?? (properties as { headers?: string[] }).headers ?? [], rows: data };
    }
    default:
      return value;
  }
};

type Message = { text: string; files: unknown };
type Table = { headers: readonly string[]; data: readonly unknown[] };

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

const partsOf = (value: unknown): [unknown, unknown] => {
  const { image, caption } = (value ?? {}) as { image?: unknown; caption?: unknown };
  return image === undefined ? [value, null] : [image, caption ?? null];
};

const asFile = (blob: Blob) => (blob instanceof File ? blob : new File([blob], 'file', { type: blob.type }));

/** A file, or the address of one that the sketch may read. */
const fileIn = (value: unknown): unknown => {
  if (value instanceof Blob) return asFile(value);
  const url = value instanceof URL ? value.href : value;
  return typeof url === 'string' ? { as: 'url', url: new URL(url, document.baseURI).href } : value;
};

const fileForm = (value: unknown): unknown =>
  value instanceof Blob ? { as: 'file', file: asFile(value) } : fileIn(value);

const sizeOf = (value: object): [number, number] | undefined => {
  const { naturalWidth, naturalHeight, videoWidth, videoHeight, displayWidth, displayHeight, width, height } =
    value as Record<string, number | undefined>;
  const side = naturalWidth ?? videoWidth ?? displayWidth ?? width;
  const other = naturalHeight ?? videoHeight ?? displayHeight ?? height;
  return side && other ? [side, other] : undefined;
};

const picture = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || value instanceof Blob || value instanceof URL)
    return fileForm(value);
  const size = sizeOf(value);
  if (!size) return value;
  try {
    const image = value instanceof ImageData ? value : pixelsOf(value as CanvasImageSource, ...size);
    const { width, height, data } = image;
    return { as: 'pixels', width, height, data: data.slice().buffer } satisfies ImageWire;
  } catch {
    return value;
  }
};

/** Samples, as an app yields them or as `run` gives them. */
const sound = (value: unknown): unknown => {
  const { sampleRate, samples, channels } = (value ?? {}) as Record<string, unknown>;
  const given = channels ?? samples;
  if (sampleRate === undefined || given === undefined) return undefined;
  const all = list(given).map((each) => Float32Array.from(each as ArrayLike<number>));
  return { as: 'samples', sampleRate, format: 'f32', channels: all.map((each) => each.buffer) };
};
