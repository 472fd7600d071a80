import * as v from 'valibot';
import type { ExtraKind, ExtraProperties } from './extra-kinds';
import { addKindNames } from './kind-name';
import { common, flag, label, number, whole } from './property-schemas';
import type { RareProperties } from './rare-properties';
import { choiceSchema, countSchema, labelSchema } from './value-schemas';
import { addWireSchemas, type Kind, wireSchema } from './wire';

/** The properties of each kind of component: plain data, validated by these schemas. */

const text = v.optional(v.string());
/** Uses the smallest positive number as its bound, so that all numbers share one kind of check. */
export const positive = v.pipe(v.number(), v.minValue(Number.MIN_VALUE));
const choices = v.array(v.strictObject({ label: labelSchema, value: choiceSchema }));

/** The ids of the components in a layout block, in order. */
export const children = v.array(countSchema);

/** Frames per second. */
const rate = v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(1000)));

/** Properties of audio and video. */
const playing = {
  /** Each yield is the next chunk of one stream. */
  streaming: flag,
  autoplay: flag,
  loop: flag,
  /** The playback position in seconds: updates set it, and events report it. */
  playbackPosition: number,
  /** How many seconds a stream may be ahead of playback before its generator waits. */
  bufferAhead: number,
};

/** Where an input can get its value from. */
const sources = <const Source extends string>(...from: Source[]) => v.optional(v.array(v.picklist(from)));

const imageType = v.optional(v.picklist(['imageData', 'bitmap', 'file']));

type BaseKind = Exclude<Kind, ExtraKind>;

/**
 * The properties of each kind, including the common ones. Sizes are in CSS pixels. Those of extra kinds join them when they
 * are loaded.
 */
export const propertySchemas = {
  textbox: v.strictObject({
    ...common,
    lines: whole,
    maxLines: whole,
    maxLength: whole,
    placeholder: label,
    type: v.optional(v.picklist(['text', 'password', 'email'])),
  }),
  /** `precision` is the number of decimals shown. */
  number: v.strictObject({
    ...common,
    minimum: number,
    maximum: number,
    step: number,
    precision: whole,
    placeholder: label,
  }),
  slider: v.strictObject({ ...common, minimum: number, maximum: number, step: number, precision: whole }),
  checkbox: v.strictObject(common),
  checkboxgroup: v.strictObject({ ...common, choices }),
  radio: v.strictObject({ ...common, choices }),
  dropdown: v.strictObject({
    ...common,
    choices,
    multiselect: flag,
    filterable: flag,
    allowCustomValue: flag,
    placeholder: label,
  }),
  /** `streaming` applies to a camera: each frame goes to a listener as it arrives. `type` is what `fn` receives. */
  image: v.strictObject({
    ...common,
    type: imageType,
    height: whole,
    width: whole,
    sources: sources('upload', 'webcam', 'clipboard'),
    streaming: flag,
  }),
  /** `format` is the format of recordings. `type` is what `fn` receives; the page decodes audio for `samples`. */
  audio: v.strictObject({
    ...common,
    ...playing,
    sources: sources('upload', 'microphone'),
    type: v.optional(v.picklist(['file', 'samples'])),
    format: v.optional(v.picklist(['wav', 'mp3', 'webm'])),
  }),
  /** `poster` is the URL of a picture. `fps` applies to raw frames, `includeAudio` to webcam recordings. */
  video: v.strictObject({
    ...common,
    ...playing,
    fps: rate,
    height: whole,
    width: whole,
    poster: text,
    sources: sources('upload', 'webcam'),
    format: v.optional(v.picklist(['mp4', 'webm'])),
    includeAudio: flag,
  }),
  file: v.strictObject({
    ...common,
    fileCount: v.optional(v.picklist(['single', 'multiple', 'directory'])),
    fileTypes: v.optional(v.array(v.string())),
  }),
  markdown: v.strictObject({ ...common, height: whole }),
  html: v.strictObject({ ...common, height: whole }),
  code: v.strictObject({ ...common, language: label, lines: whole, maxLines: whole }),
  json: v.strictObject({ ...common, open: flag, height: whole }),
  label: v.strictObject({ ...common, numTopClasses: whole }),
  /** With `byteOrderMark`, a download of the table begins with a byte order mark. */
  dataframe: v.strictObject({
    ...common,
    headers: v.optional(v.array(labelSchema)),
    height: whole,
    byteOrderMark: flag,
  }),
  gallery: v.strictObject({ ...common, type: imageType, columns: whole, height: whole }),
  auto: v.strictObject(common),
  button: v.strictObject({
    ...common,
    variant: v.optional(v.picklist(['primary', 'secondary', 'stop'])),
    size: v.optional(v.picklist(['small', 'medium', 'large'])),
  }),
  /** Ticks while it is `active` and the tab is visible. */
  timer: v.strictObject({ ...common, active: flag }),
  state: v.strictObject(common),
  browserstate: v.strictObject({ ...common, storageKey: text }),
  chatbot: v.strictObject({
    ...common,
    height: whole,
    placeholder: label,
    /** Which buttons messages have: `true` if the app listens for the event. */
    likeable: flag,
    editable: flag,
    autoscroll: flag,
    rtl: flag,
  }),
  row: v.strictObject({ ...common, children, equalHeight: flag }),
  column: v.strictObject({ ...common, children }),
  group: v.strictObject({ ...common, children }),
  /** Filled by a function while the app runs. */
  render: v.strictObject({ ...common, children }),
  tabs: v.strictObject({ ...common, children }),
  tab: v.strictObject({ ...common, children }),
  accordion: v.strictObject({ ...common, children }),
  sidebar: v.strictObject({ ...common, children, position: v.optional(v.picklist(['left', 'right'])), width: whole }),
} satisfies Record<BaseKind, v.GenericSchema>;

/** The properties of each kind, as the page stores them. */
export type PropertiesByKind = {
  [K in Kind]: (K extends ExtraKind ? ExtraProperties[K] : v.InferOutput<(typeof propertySchemas)[K & BaseKind]>) &
    RareProperties<K>;
};
export type Properties<K extends Kind = Kind> = PropertiesByKind[K];

/**
 * Properties that cannot change after the app has loaded: a block's children, the storage key, and what determines the
 * types of `fn`.
 */
export type Settled<K extends Kind = Kind> = 'children' | 'storageKey' | 'streaming' | TypeOf<K>;
type TypeOf<K extends Kind> = K extends 'image' | 'audio' | 'gallery' ? 'type' : never;

let hasLearnt = false;

/** Whether an app has named a property or a kind that few apps use. */
export const isRareKnown = () => hasLearnt;

/** Loads the schemas of the properties that few apps use, and lets every component have them from now on. */
export const learnRare = () =>
  hasLearnt ||
  import('./rare-properties').then(
    ({ extraNames, extraProperties, extraValues, rareEntries }) => {
      hasLearnt = true;
      Object.assign(propertySchemas, extraProperties);
      addWireSchemas(extraValues);
      addKindNames(extraNames);
      for (const kind of Object.keys(propertySchemas) as BaseKind[])
        propertySchemas[kind] = v.strictObject({ ...propertySchemas[kind].entries, ...rareEntries(kind) }) as never;
    },
    () => {},
  );

const settled: readonly Settled[] = ['children', 'storageKey', 'streaming'];

const isSettled = (name: string, kind: Kind) =>
  (settled as readonly string[]).includes(name) || (name === 'type' && kind !== 'textbox');

/** What `yc.update({ … })` may change in this kind. The schema drops everything else. */
export const updateSchema = (kind: Kind): v.ObjectSchema<v.ObjectEntries, undefined> => {
  const entries = Object.entries(propertySchemas[kind as BaseKind].entries).filter(([name]) => !isSettled(name, kind));
  return v.partial(v.object({ ...(Object.fromEntries(entries) as v.ObjectEntries), value: wireSchema(kind) })) as never;
};
