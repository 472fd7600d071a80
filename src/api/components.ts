import { type Choice, isChoice } from '../protocol';
import { type MicrophoneOptions, type WebcamOptions, withSources } from './capture';
import { type ChoiceOption, type CommonOptions, component, type Evented, type Initial } from './component';
import { describeValue, optionsOf } from './describe-value';
import type {
  AudioLike,
  FileLike,
  GalleryLike,
  ImageLike,
  LabelLike,
  LatexDelimiter,
  Sound,
  Table,
  TableLike,
  VideoLike,
} from './values';

type TextValue = string | number | bigint | boolean;

/** A field of text; `fn` gets a string. Enter submits a single line, Shift+Enter several. */
export const Textbox = (
  options: CommonOptions & {
    value?: Initial<string>;
    /** Lines shown at first, and at most. */
    lines?: number;
    maxLines?: number;
    placeholder?: string;
    type?: 'text' | 'password' | 'email';
  } = {},
): Evented<'textbox', string, TextValue> => {
  const { value = '', ...properties } = optionsOf(options, 'Textbox');
  return component('textbox', value, properties);
};

/** A number; `fn` gets a number. An empty one is refused at Submit, unless it is `optional`: then `fn` gets `null`. */
export const Number = <const Optional extends boolean = false>(
  options: CommonOptions & {
    value?: Initial<number>;
    minimum?: number;
    maximum?: number;
    step?: number;
    placeholder?: string;
    optional?: Optional;
  } = {},
): Evented<'number', Optional extends true ? number | null : number, number> => {
  const { value, optional, ...properties } = optionsOf(options, 'Number');
  return component('number', value, properties, { optional });
};

/** A number within bounds, 0 to 100 unless said; `fn` gets a number. */
export const Slider = (
  options: CommonOptions & { value?: Initial<number>; minimum?: number; maximum?: number; step?: number } = {},
): Evented<'slider', number, number> => {
  const { minimum = 0, maximum = 100, step, ...rest } = optionsOf(options, 'Slider');
  const { value = minimum, ...properties } = rest;
  if (!(minimum < maximum)) {
    throw new RangeError(`A Slider's minimum must be below its maximum; got ${minimum} and ${maximum}.`);
  }
  return component('slider', value, { ...properties, minimum, maximum, step });
};

/** Yes or no; `fn` gets a boolean. */
export const Checkbox = (
  options: CommonOptions & { value?: Initial<boolean> } = {},
): Evented<'checkbox', boolean, boolean> => {
  const { value = false, ...properties } = optionsOf(options, 'Checkbox');
  return component('checkbox', value, properties);
};

type Choices<V extends Choice> = { choices: readonly ChoiceOption<V>[] };

/** @throws TypeError that names the choice that is none. */
export const choicesOf = (choices: readonly ChoiceOption<Choice>[]) => {
  if (!Array.isArray(choices)) throw new TypeError(`choices are an array; got ${describeValue(choices)}.`);
  return choices.map((choice: ChoiceOption<Choice>, i) => {
    const [label, value] = Array.isArray(choice) ? (choice as readonly [string, Choice]) : [String(choice), choice];
    if (typeof label === 'string' && isChoice(value)) return { label, value };
    throw new TypeError(`choices[${i}] is ${describeValue(choice)}, not a text, a number or [label, value].`);
  });
};

/** Any of some choices; `fn` gets an array of their values. */
export const CheckboxGroup = <const V extends Choice>(
  options: CommonOptions & Choices<V> & { value?: Initial<readonly V[]> },
): Evented<'checkboxgroup', V[], readonly V[]> => {
  const { value = [], choices, ...properties } = optionsOf(options, 'CheckboxGroup');
  return component('checkboxgroup', value, { ...properties, choices: choicesOf(choices) });
};

/** One of some choices; `fn` gets its value. */
export const Radio = <const V extends Choice, const Optional extends boolean = false>(
  options: CommonOptions & Choices<V> & { value?: Initial<V>; optional?: Optional },
): Evented<'radio', Optional extends true ? V | null : V, V> => {
  const { value, choices, optional, ...properties } = optionsOf(options, 'Radio');
  return component('radio', value, { ...properties, choices: choicesOf(choices) }, { optional });
};

type Chosen<V, Custom> = Custom extends true ? V | string : V;

/** One of many choices, found by typing, or several with `multiselect`. The first is chosen unless `value` is said. */
export const Dropdown = <
  const V extends Choice,
  const Multi extends boolean = false,
  const Optional extends boolean = false,
  const Custom extends boolean = false,
>(
  options: CommonOptions &
    Choices<V> & {
      value?: NoInfer<Multi extends true ? readonly Chosen<V, Custom>[] : Chosen<V, Custom>> | null;
      multiselect?: Multi;
      /** May a person type to narrow the list? */
      filterable?: boolean;
      /** May a person type a value that is none of the choices? `fn` gets it as text. */
      allowCustomValue?: Custom;
      placeholder?: string;
      optional?: Optional;
    },
): Evented<
  'dropdown',
  Multi extends true ? Chosen<V, Custom>[] : Optional extends true ? Chosen<V, Custom> | null : Chosen<V, Custom>,
  Multi extends true ? readonly Chosen<V, Custom>[] : Chosen<V, Custom>
> => {
  const { value, choices, optional, ...properties } = optionsOf(options, 'Dropdown');
  const listed = choicesOf(choices);
  const initial = properties.multiselect ? (value ?? []) : value === undefined ? listed[0]?.value : value;
  return component('dropdown', initial, { ...properties, choices: listed }, { optional });
};

type ImageForms = { imageData: ImageData; bitmap: ImageBitmap; file: File };

/**
 * An image. As an input, `fn` gets `ImageData`, or what `type` says: an `ImageBitmap` or the `File` itself. With
 * `streaming: true` a listener of `stream` gets the frames of the webcam as they come.
 *
 * @throws TypeError for a source that there is not.
 * @example
 * yc.Image({ label: 'Camera', sources: ['webcam'], streaming: true })
 */
export const Image = <const Type extends keyof ImageForms = 'imageData', const Optional extends boolean = false>(
  options: CommonOptions & {
    value?: Initial<ImageLike>;
    type?: Type;
    /** Its height on the page, in CSS pixels. */
    height?: number;
    width?: number;
    /** Where a person may take it from: anywhere unless said; where it streams, from the webcam. */
    sources?: readonly ('upload' | 'webcam' | 'clipboard')[];
    /** Are the frames of the webcam handed to a listener of `stream`? */
    streaming?: boolean;
    webcamOptions?: WebcamOptions;
    optional?: Optional;
  } = {},
): Evented<'image', Optional extends true ? ImageForms[Type] | null : ImageForms[Type], ImageLike> => {
  const { value, type, optional, ...properties } = optionsOf(options, 'Image');
  return component('image', value, withSources('image', { ...properties, type }), { type, optional });
};

/** One line of subtitles, from one second to another. */
export type Cue = { text: string; timestamp: readonly [from: number, to: number] };

type PlayingOptions = {
  /** Each yield is the next chunk of one stream. */
  streaming?: boolean;
  /** Plays by itself as soon as there is something to play. */
  autoplay?: boolean;
  /** Begins anew when it has ended. */
  loop?: boolean;
  /** Where it plays, in seconds. Events tell it; `yc.update({ playbackPosition: 3 })` sets it. */
  playbackPosition?: number;
  /** The text of an SRT or WebVTT file, or a list of lines. */
  subtitles?: string | readonly Cue[] | null;
  /** How many seconds a stream may be ahead of where it plays before its generator waits: 30 unless said. */
  bufferAhead?: number;
};

type SoundForms = { file: globalThis.File; samples: Sound };

/**
 * Sound. As an output with `streaming: true`, each yield is the next chunk of one seamless stream, played as it comes;
 * without it, each yield replaces the last. As an input, `fn` gets the `File`, or its samples with `type: 'samples'`.
 *
 * As an input with `streaming: true`, a listener of `stream` gets what the microphone makes, piece by piece: as samples
 * unless `type` says otherwise, else as a WAV `File` each.
 *
 * @throws TypeError for a source, a `type` or a `format` that there is not.
 * @example
 * yc.Audio({ label: 'Speech', streaming: true, autoplay: true })
 * @example
 * yc.Audio({ label: 'Voice', sources: ['microphone'], format: 'mp3' })
 */
export const Audio = <
  const Streaming extends boolean = false,
  const Type extends keyof SoundForms = Streaming extends true ? 'samples' : 'file',
  const Optional extends boolean = false,
>(
  options: CommonOptions &
    PlayingOptions & {
      value?: Initial<AudioLike>;
      /** Each yield is the next chunk of one stream; of an input, its microphone streams. */
      streaming?: Streaming;
      /** What `fn` gets: the `File`, or its samples. */
      type?: Type;
      /** Where a person may take it from: anywhere unless said; where it streams, from the microphone. */
      sources?: readonly ('upload' | 'microphone')[];
      /** The kind of file that a recording is made into, WAV unless said; other files are converted to it. */
      format?: 'wav' | 'mp3' | 'webm';
      microphoneOptions?: MicrophoneOptions;
      optional?: Optional;
    } = {},
): Evented<'audio', Optional extends true ? SoundForms[Type] | null : SoundForms[Type], AudioLike> => {
  const { value, optional, ...properties } = optionsOf(options, 'Audio');
  const type = properties.type ?? (properties.streaming ? 'samples' : undefined);
  return component('audio', value, withSources('audio', { ...properties, type }), { optional, type });
};

/**
 * Video. As an output with `streaming: true`, each yield is the next chunk of one seamless stream, played as it comes;
 * without it, each yield replaces the last. As an input, `fn` gets the `File`. A webcam's frames are streamed by an
 * {@link Image}.
 *
 * @throws RangeError for an `fps` outside 0.1 to 1000.
 * @throws TypeError for a source or a `format` that there is not.
 * @example
 * yc.Video({ label: 'Animation', streaming: true, autoplay: true, fps: 30 })
 */
export const Video = <const Optional extends boolean = false>(
  options: CommonOptions &
    PlayingOptions & {
      value?: Initial<VideoLike>;
      /** Frames a second, where frames are yielded: 30 unless said. */
      fps?: number;
      /** Its height on the page, in CSS pixels. */
      height?: number;
      width?: number;
      /** The URL of a picture to show before it plays. */
      poster?: string;
      /** Where a person may take it from: anywhere unless said. */
      sources?: readonly ('upload' | 'webcam')[];
      /** The kind of file that a recording is made into, WebM unless said; other files are converted to it. */
      format?: 'mp4' | 'webm';
      /** Is sound recorded with it? It is unless said. */
      includeAudio?: boolean;
      webcamOptions?: WebcamOptions;
      optional?: Optional;
    } = {},
): Evented<'video', Optional extends true ? globalThis.File | null : globalThis.File, VideoLike> => {
  const { value, optional, ...properties } = optionsOf(options, 'Video');
  const { fps = 30 } = properties;
  if (!(fps >= 0.1 && fps <= 1000)) {
    throw new RangeError(`A Video's fps must be a number from 0.1 to 1000; got ${fps}.`);
  }
  return component('video', value, withSources('video', properties), { optional });
};

/** Files. As an input, `fn` gets a `File`, or an array with `fileCount: 'multiple'`. */
export const File = <const Count extends 'single' | 'multiple' = 'single', const Optional extends boolean = false>(
  options: CommonOptions & {
    value?: Initial<FileLike | readonly FileLike[]>;
    fileCount?: Count;
    /** What is taken: `'image'`, `'audio/*'`, `'.csv'`, … */
    fileTypes?: readonly string[];
    optional?: Optional;
  } = {},
): Evented<
  'file',
  Count extends 'multiple' ? globalThis.File[] : Optional extends true ? globalThis.File | null : globalThis.File,
  FileLike | readonly FileLike[]
> => {
  const { value, optional, fileTypes, ...properties } = optionsOf(options, 'File');
  return component('file', value, { ...properties, fileTypes: fileTypes && [...fileTypes] }, { optional });
};

type Sized = CommonOptions & {
  /** The most height it takes, in CSS pixels; longer content scrolls. */
  height?: number;
};

/** Text in Markdown. */
export const Markdown = (
  options: Sized & {
    value?: Initial<string>;
    /** What LaTeX stands between: `$$ … $$` unless said; `[]` for none. */
    latexDelimiters?: readonly LatexDelimiter[];
  } = {},
): Evented<'markdown', string, TextValue> => {
  const { value, ...properties } = optionsOf(options, 'Markdown');
  return component('markdown', value, properties);
};

/** HTML, sanitised before it is shown. */
export const HTML = (options: Sized & { value?: Initial<string> } = {}): Evented<'html', string, TextValue> => {
  const { value, ...properties } = optionsOf(options, 'HTML');
  return component('html', value, properties);
};

/** Source code, highlighted. `language` is a name such as `'python'`. */
export const Code = (
  options: CommonOptions & { value?: Initial<string>; language?: string; lines?: number; maxLines?: number } = {},
): Evented<'code', string, string> => {
  const { value, ...properties } = optionsOf(options, 'Code');
  return component('code', value, properties);
};

/** Any data, as a tree. `open` unfolds all of it. */
export const JSON = (
  options: Sized & { value?: Initial<unknown>; open?: boolean } = {},
): Evented<'json', unknown, unknown> => {
  const { value, ...properties } = optionsOf(options, 'JSON');
  return component('json', value, properties);
};

/** A classification: the class, and the confidences of the best few. */
export const Label = (
  options: CommonOptions & { value?: Initial<LabelLike>; numTopClasses?: number } = {},
): Evented<'label', string, LabelLike> => {
  const { value, ...properties } = optionsOf(options, 'Label');
  return component('label', value, properties);
};

/** A table. As an input, `fn` gets `{ headers, data }`, `data` being rows of cells. */
export const Dataframe = (
  options: Sized & {
    value?: Initial<TableLike>;
    headers?: readonly string[];
    /** Does its download as CSV begin with a byte order mark? Excel needs one to read other letters than English ones. */
    byteOrderMark?: boolean;
  } = {},
): Evented<'dataframe', Table, TableLike> => {
  const { value, headers, ...properties } = optionsOf(options, 'Dataframe');
  return component('dataframe', value, { ...properties, headers: headers && [...headers] });
};

/**
 * Images in a grid, each with a caption if it is given as `[image, caption]`. As an input, `fn` gets an array of
 * `[image, caption]`: the image as `ImageData`, or what `type` says, the caption as text or `null`.
 */
export const Gallery = <const Type extends keyof ImageForms = 'imageData'>(
  options: Sized & { value?: Initial<GalleryLike>; columns?: number; type?: Type } = {},
): Evented<'gallery', [image: ImageForms[Type], caption: string | null][], GalleryLike> => {
  const { value, type, ...properties } = optionsOf(options, 'Gallery');
  return component('gallery', value, { ...properties, type }, { type });
};
