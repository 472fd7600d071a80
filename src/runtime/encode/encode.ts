import type { AnyComponent } from '../../api/internal';
import {
  type Choice,
  type ExtraKind,
  isCell,
  isChoice,
  type Kind,
  type Properties,
  type WireValue,
} from '../../protocol';
import { encodeAudio } from './audio';
import { encodeAuto } from './auto';
import { chatEncoding } from './chat-tools';
import { encodeFiles } from './files';
import { encodeImage } from './image';
import type { Payload } from './payload';
import { plain } from './plain';
import { describeValue, Refusal } from './refusal';
import { encodeState } from './state';
import { encodeTable } from './table';
import { encodeVideo } from './video';

type Labelled = NonNullable<WireValue<'label'>>;

/** A class by its name, or classes with confidences, the highest first. No class at all clears the output. */
const encodeLabel = (value: unknown): Labelled | null => {
  if (typeof value === 'string' || typeof value === 'number') return { label: String(value), confidences: null };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(
      `it takes a class or an object of confidences such as { cat: 0.8, dog: 0.2 }, and this is ${describeValue(value)}`,
    );
  }
  if ('confidences' in value && typeof value.confidences === 'object' && value.confidences !== null) {
    const ranked = encodeLabel(value.confidences);
    return 'label' in value ? { label: String(value.label), confidences: ranked?.confidences ?? null } : ranked;
  }
  const confidences = Object.entries(value).map(([label, confidence]) => {
    if (typeof confidence === 'number' && Number.isFinite(confidence)) return { label, confidence };
    throw new Refusal(
      `the confidence of ${JSON.stringify(label)} is a number from 0 to 1; got ${describeValue(confidence)}`,
    );
  });
  confidences.sort((a, b) => b.confidence - a.confidence);
  const [best] = confidences;
  return best ? { label: best.label, confidences } : null;
};

type Encoder<K extends Kind> = (value: unknown, payload: Payload, component: AnyComponent) => WireValue<K>;

const text = (value: unknown, payload: Payload): string => {
  if (typeof value === 'string') {
    payload.bytes += value.length;
    return value;
  }
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.every(isCell)) return text(value.join(', '), payload);
  throw new Refusal(`it takes text, and this is ${describeValue(value)}`);
};

const number = (value: unknown): number => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  // A bigint, or a number as text, such as `toFixed` returns.
  if (typeof value === 'bigint' || (typeof value === 'string' && /^\s*-?[\d.]+(?:e[-+]?\d+)?\s*$/i.test(value)))
    return number(Number(value));
  throw new Refusal(`it takes a finite number, and this is ${describeValue(value)}`);
};

const choice = (value: unknown, component: AnyComponent): Choice => {
  const { choices, allowCustomValue } = component.properties as Properties<'dropdown'>;
  if (isChoice(value) && (allowCustomValue || choices.some((each) => each.value === value))) return value;
  const known = choices.slice(0, 8).map((each) => JSON.stringify(each.value));
  throw new Refusal(
    `it takes one of its choices (${known.join(', ')}${choices.length > 8 ? ', …' : ''}), and this is ${describeValue(value)}`,
  );
};

const choiceList = (value: unknown, component: AnyComponent): Choice[] => {
  if (!Array.isArray(value)) throw new Refusal(`it takes an array of its choices, and this is ${describeValue(value)}`);
  // `map` would keep the holes of a sparse array.
  return Array.from(value, (each) => choice(each, component));
};

const flag = (value: unknown): boolean => {
  if (typeof value === 'boolean') return value;
  throw new Refusal(`it takes true or false, and this is ${describeValue(value)}`);
};

const block = (value: unknown): never => {
  throw new Refusal(
    `it has no value, and this is ${describeValue(value)}. Yield yc.update({ visible: … }) to change it`,
  );
};

const encoders: { [K in Exclude<Kind, ExtraKind>]: Encoder<K> } = {
  textbox: text,
  markdown: text,
  html: text,
  code: text,
  number,
  slider: number,
  checkbox: flag,
  checkboxgroup: (value, _payload, component) => choiceList(value, component),
  radio: (value, _payload, component) => choice(value, component),
  dropdown: (value, _payload, component) =>
    (component.properties as { multiselect?: boolean }).multiselect
      ? choiceList(value, component)
      : choice(value, component),
  image: encodeImage,
  audio: encodeAudio,
  video: encodeVideo,
  file: encodeFiles,
  json: (value, payload) => {
    const written = JSON.stringify(plain(value));
    payload.bytes += written.length;
    return written;
  },
  label: encodeLabel,
  dataframe: (value, _payload, component) =>
    encodeTable(value, (component.properties as { headers?: string[] }).headers),
  gallery: (value, payload) => {
    if (!Array.isArray(value)) throw new Refusal(`it takes an array of images, and this is ${describeValue(value)}`);
    return Array.from(value, (each) =>
      Array.isArray(each) && each.length === 2 && (typeof each[1] === 'string' || each[1] === null)
        ? { image: encodeImage(each[0], payload), caption: each[1] }
        : { image: encodeImage(each, payload), caption: null },
    );
  },
  chatbot: (value) => chatEncoding().encodeChat(value),
  auto: encodeAuto,
  button: text,
  timer: (value) => {
    const seconds = number(value);
    if (seconds > 0) return seconds;
    throw new Refusal('it takes a number of seconds above 0');
  },
  state: encodeState,
  browserstate: encodeState,
  tabs: (value) => {
    if (Number.isInteger(value) && (value as number) >= 0) return value as number;
    throw new Refusal(`it takes the index of a tab, from 0, and this is ${describeValue(value)}`);
  },
  accordion: flag,
  sidebar: flag,
  row: block,
  column: block,
  group: block,
  render: block,
  tab: block,
};

const isState = ({ kind }: AnyComponent) => kind === 'state' || kind === 'browserstate';

/**
 * Encodes an author's value for the page. `null` stays `null`, except in a state.
 *
 * @throws Refusal if this component cannot take it.
 */
export const encode = (value: unknown, component: AnyComponent, payload: Payload): WireValue => {
  if (value === null && !isState(component)) return null;
  if (value === undefined) {
    throw new Refusal('this is undefined. Yield a value, null to empty it, or yc.skip to leave it as it is');
  }
  const { codec } = component.handling;
  return codec
    ? (codec.encode(value, payload) as WireValue)
    : (encoders[component.kind as keyof typeof encoders] ?? block)(value, payload, component);
};
