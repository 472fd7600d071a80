import type { AnyComponent } from '../../api/internal';
import { type Choice, isChoice, type Kind, type Properties, type WireValue } from '../../protocol';
import { encodeAudio } from './audio';
import { encodeAuto } from './auto';
import { encodeChat } from './chat';
import { encodeFiles } from './files';
import { encodeImage } from './image';
import { encodeLabel } from './label';
import type { Parcel } from './parcel';
import { plain } from './plain';
import { nameOf, Refusal } from './refusal';
import { encodeState } from './state';
import { encodeTable } from './table';
import { encodeVideo } from './video';

type Encoder<K extends Kind> = (value: unknown, parcel: Parcel, component: AnyComponent) => NonNullable<WireValue<K>>;

const text = (value: unknown, parcel: Parcel): string => {
  if (typeof value === 'string') {
    parcel.bytes += value.length;
    return value;
  }
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  throw new Refusal(`it takes text, and this is ${nameOf(value)}`);
};

const number = (value: unknown): number => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Refusal(`it takes a finite number, and this is ${nameOf(value)}`);
};

const choice = (value: unknown, component: AnyComponent): Choice => {
  const { choices, allowCustomValue } = component.properties as Properties<'dropdown'>;
  if (isChoice(value) && (allowCustomValue || choices.some((each) => each.value === value))) return value;
  const known = choices.slice(0, 8).map((each) => JSON.stringify(each.value));
  throw new Refusal(
    `it takes one of its choices (${known.join(', ')}${choices.length > 8 ? ', …' : ''}), and this is ${nameOf(value)}`,
  );
};

const choiceList = (value: unknown, component: AnyComponent): Choice[] => {
  if (!Array.isArray(value)) throw new Refusal(`it takes an array of its choices, and this is ${nameOf(value)}`);
  // `map` would leave the holes of a sparse array as they are.
  return Array.from(value, (each) => choice(each, component));
};

const flag = (value: unknown): boolean => {
  if (typeof value === 'boolean') return value;
  throw new Refusal(`it takes true or false, and this is ${nameOf(value)}`);
};

const block = (value: unknown): never => {
  throw new Refusal(`it has no value, and this is ${nameOf(value)}. Yield yc.update({ visible: … }) to change it`);
};

const encoders: { [K in Kind]: Encoder<K> } = {
  textbox: text,
  markdown: text,
  html: text,
  code: text,
  number,
  slider: number,
  checkbox: flag,
  checkboxgroup: (value, _parcel, component) => choiceList(value, component),
  radio: (value, _parcel, component) => choice(value, component),
  dropdown: (value, _parcel, component) =>
    (component.properties as { multiselect?: boolean }).multiselect
      ? choiceList(value, component)
      : choice(value, component),
  image: encodeImage,
  audio: encodeAudio,
  video: encodeVideo,
  file: encodeFiles,
  json: (value, parcel) => {
    const written = JSON.stringify(plain(value));
    parcel.bytes += written.length;
    return written;
  },
  label: encodeLabel,
  dataframe: (value, _parcel, component) =>
    encodeTable(value, (component.properties as { headers?: string[] }).headers),
  gallery: (value, parcel) => {
    if (!Array.isArray(value)) throw new Refusal(`it takes an array of images, and this is ${nameOf(value)}`);
    return Array.from(value, (each) =>
      Array.isArray(each) && each.length === 2 && (typeof each[1] === 'string' || each[1] === null)
        ? { image: encodeImage(each[0], parcel), caption: each[1] }
        : { image: encodeImage(each, parcel), caption: null },
    );
  },
  chatbot: encodeChat,
  auto: encodeAuto,
  button: text,
  timer: (value) => {
    if (number(value) > 0) return value as number;
    throw new Refusal('it takes a number of seconds above 0');
  },
  state: encodeState,
  browserstate: encodeState,
  tabs: (value) => {
    if (Number.isInteger(value) && (value as number) >= 0) return value as number;
    throw new Refusal(`it takes the index of a tab, from 0, and this is ${nameOf(value)}`);
  },
  accordion: flag,
  sidebar: flag,
  row: block,
  column: block,
  group: block,
  tab: block,
};

const isState = ({ kind }: AnyComponent) => kind === 'state' || kind === 'browserstate';

/**
 * An author's value as the page takes it; `null` stays `null`.
 *
 * @throws Refusal where this component cannot take it.
 */
export const encode = (value: unknown, component: AnyComponent, parcel: Parcel): WireValue => {
  if (value === null && !isState(component)) return null;
  if (value === undefined) {
    throw new Refusal('this is undefined. Yield a value, null to empty it, or yc.skip to leave it as it is');
  }
  return encoders[component.kind](value, parcel, component);
};
