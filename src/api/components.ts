import { type Choice, isChoice } from '../protocol';
import { type MicrophoneOptions, type WebcamOptions, withSources } from './capture';
import type { ChoiceOption, CommonOptions, Initial } from './component';
import type {
  AudioExtras,
  CodeExtras,
  DataframeExtras,
  FileExtras,
  GalleryExtras,
  HtmlExtras,
  ImageExtras,
  JsonExtras,
  LabelExtras,
  MarkdownExtras,
  PlayingOptions,
  TextboxExtras,
  VideoExtras,
} from './component-options';
import { component, type Evented } from './create-component';
import { describeValue, optionsOf } from './describe-value';
import type { Validated } from './validate';
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

/** A text field; `fn` gets a string. Enter submits a single-line field, Shift+Enter one with several lines. */
export const Textbox = (
  options: CommonOptions &
    TextboxExtras & {
      value?: Initial<string>;
      /** Lines shown at first; 1 by default. */
      lines?: number;
      /** Lines that the field grows to before it scrolls; 20 by default. */
      maxLines?: number;
      /** The most characters that can be typed or pasted, line breaks included; no limit by default. Gradio's `max_length`. */
      maxLength?: number;
      placeholder?: string;
      type?: 'text' | 'password' | 'email';
    } & Validated<string> = {},
): Evented<'textbox', string, TextValue> => {
  const { value = '', ...properties } = optionsOf(options, 'Textbox');
  return component('textbox', value, properties);
};

/** A number field; `fn` gets a number. Submit rejects an empty field unless it is `optional`: `fn` then gets `null`. */
export const Number = <const Optional extends boolean = false>(
  options: CommonOptions & {
    value?: Initial<number>;
    minimum?: number;
    maximum?: number;
    step?: number;
    /** Decimals of the number in an output and for `fn`. By default, outputs show six significant digits. */
    precision?: number;
    placeholder?: string;
    optional?: Optional;
  } & Validated<Optional extends true ? number | null : number> = {},
): Evented<'number', Optional extends true ? number | null : number, number> => {
  const { value, optional, ...properties } = optionsOf(options, 'Number');
  return component('number', value, properties, { optional });
};

/**
 * A slider for a number between `minimum` (0 by default) and `maximum` (100 by default); `fn` gets a number.
 *
 * @throws RangeError if `minimum` is not below `maximum`
 */
export const Slider = (
  options: CommonOptions & {
    value?: Initial<number>;
    minimum?: number;
    maximum?: number;
    step?: number;
    precision?: number;
    /** `['reset']` shows a button that brings back the first value. */
    buttons?: readonly 'reset'[];
  } & Validated<number> = {},
): Evented<'slider', number, number> => {
  const { minimum = 0, maximum = 100, step, ...rest } = optionsOf(options, 'Slider');
  const { value = minimum, ...properties } = rest;
  if (!(minimum < maximum)) {
    throw new RangeError(`A Slider's minimum must be below its maximum; got ${minimum} and ${maximum}.`);
  }
  return component('slider', value, { ...properties, minimum, maximum, step });
};

/** A checkbox; `fn` gets a boolean. */
export const Checkbox = (
  options: CommonOptions & { value?: Initial<boolean> } & Validated<boolean> = {},
): Evented<'checkbox', boolean, boolean> => {
  const { value = false, ...properties } = optionsOf(options, 'Checkbox');
  return component('checkbox', value, properties);
};

type Choices<V extends Choice> = { choices: readonly ChoiceOption<V>[] };

/** @throws TypeError that names the invalid choice */
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
  options: CommonOptions &
    Choices<V> & {
      value?: Initial<readonly V[]>;
      /** Adds a box that selects all choices, or none. */
      showSelectAll?: boolean;
    } & Validated<NoInfer<V>[]>,
): Evented<'checkboxgroup', V[], readonly V[]> => {
  const { value = [], choices, ...properties } = optionsOf(options, 'CheckboxGroup');
  return component('checkboxgroup', value, { ...properties, choices: choicesOf(choices) });
};

/** One of several choices, as radio buttons; `fn` gets its value. */
export const Radio = <const V extends Choice, const Optional extends boolean = false>(
  options: CommonOptions &
    Choices<V> & {
      value?: Initial<V>;
      optional?: Optional;
      /** Text that runs from right to left. */
      rtl?: boolean;
    } & Validated<NoInfer<V>>,
): Evented<'radio', Optional extends true ? V | null : V, V> => {
  const { value, choices, optional, ...properties } = optionsOf(options, 'Radio');
  return component('radio', value, { ...properties, choices: choicesOf(choices) }, { optional });
};

type Chosen<V, Custom> = Custom extends true ? V | string : V;

/**
 * A list to choose from, narrowed by typing; `fn` gets the value of the choice, or an array of values with
 * `multiselect`. Without `value`, the first choice is selected, or none with `multiselect`; `value: null` selects none.
 */
export const Dropdown = <
  const V extends Choice,
  const Multi extends boolean = false,
  const Optional extends boolean = false,
  const Custom extends boolean = false,
>(
  options: CommonOptions &
    Choices<V> & {
      value?: Initial<NoInfer<Multi extends true ? readonly Chosen<V, Custom>[] : Chosen<V, Custom>> | null>;
      multiselect?: Multi;
      /** Whether typing narrows the list; `true` by default. */
      filterable?: boolean;
      /** Whether people can enter a value that is not among the choices. `fn` gets it as a string. */
      allowCustomValue?: Custom;
      placeholder?: string;
      optional?: Optional;
      /** With `multiselect`: the most choices that can be selected. */
      maxChoices?: number | null;
    } & Validated<Multi extends true ? Chosen<V, Custom>[] : Chosen<V, Custom>>,
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

type ImageForms = { imageData: ImageData; bitmap: ImageBitmap; file: globalThis.File };

/**
 * An image. As an input, `fn` gets `ImageData`, or what `type` says: an `ImageBitmap` or the original `File`. With
 * `streaming: true`, a listener of `stream` gets the frames of the webcam as they arrive.
 *
 * @throws TypeError for an unknown source
 * @example
 * yc.Image({ label: 'Camera', sources: ['webcam'], streaming: true })
 */
export const Image = <const Type extends keyof ImageForms = 'imageData', const Optional extends boolean = false>(
  options: CommonOptions &
    ImageExtras & {
      value?: Initial<ImageLike>;
      type?: Type;
      /** Its height on the page in CSS pixels. */
      height?: number;
      width?: number;
      /** Where it can come from; all of these by default. An image that streams comes from the webcam by default. */
      sources?: readonly ('upload' | 'webcam' | 'clipboard')[];
      /** Passes the frames of the webcam to a listener of `stream`. */
      streaming?: boolean;
      webcamOptions?: WebcamOptions;
      optional?: Optional;
    } = {},
): Evented<'image', Optional extends true ? ImageForms[Type] | null : ImageForms[Type], ImageLike> => {
  const { value, type, optional, ...properties } = optionsOf(options, 'Image');
  return component('image', value, withSources('image', { ...properties, type }), { type, optional });
};

type SoundForms = { file: globalThis.File; samples: Sound };

/**
 * Sound. As an output with `streaming: true`, each yield is the next chunk of one seamless stream, played as it
 * arrives; without it, each yield replaces the last one. As an input, `fn` gets the `File`, or its samples with
 * `type: 'samples'`.
 *
 * As an input with `streaming: true`, a listener of `stream` gets the sound of the microphone piece by piece: as
 * samples, or as WAV files with `type: 'file'`.
 *
 * @throws TypeError for an unknown source, `type` or `format`
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
    AudioExtras &
    PlayingOptions & {
      value?: Initial<AudioLike>;
      /** As an output, each yield is the next chunk of one stream. As an input, its microphone streams. */
      streaming?: Streaming;
      /** What `fn` gets: the `File`, or its samples. `'samples'` by default if it streams, else `'file'`. */
      type?: Type;
      /** Where it can come from; both by default. Sound that streams comes from the microphone by default. */
      sources?: readonly ('upload' | 'microphone')[];
      /** The file format of recordings; WAV by default. If it is set, other files are converted to it as well. */
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
 * Video. As an output with `streaming: true`, each yield is the next chunk of one seamless stream, played as it
 * arrives; without it, each yield replaces the last one. As an input, `fn` gets the `File`. To stream a webcam's
 * frames, use an {@link Image}.
 *
 * @throws RangeError for an `fps` outside 0.1 to 1000
 * @throws TypeError for an unknown source or `format`
 * @example
 * yc.Video({ label: 'Animation', streaming: true, autoplay: true, fps: 30 })
 */
export const Video = <const Optional extends boolean = false>(
  options: CommonOptions &
    VideoExtras &
    PlayingOptions & {
      value?: Initial<VideoLike>;
      /** Frames per second, if frames are yielded; 30 by default. */
      fps?: number;
      /** Its height on the page in CSS pixels. */
      height?: number;
      width?: number;
      /** The URL of an image to show before it plays. */
      poster?: string;
      /** Where it can come from; both by default. */
      sources?: readonly ('upload' | 'webcam')[];
      /** The file format of recordings; WebM by default. If it is set, other files are converted to it as well. */
      format?: 'mp4' | 'webm';
      /** Whether webcam recordings include sound; `true` by default. */
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

/** Files. As an input, `fn` gets a `File`, or an array with `fileCount: 'multiple'` or `'directory'`, for a folder. */
export const File = <
  const Count extends 'single' | 'multiple' | 'directory' = 'single',
  const Optional extends boolean = false,
>(
  options: CommonOptions &
    FileExtras & {
      value?: Initial<FileLike | readonly FileLike[]>;
      fileCount?: Count;
      /** The types of files that it accepts: `'image'`, `'audio/*'`, `'.csv'`, … */
      fileTypes?: readonly string[];
      optional?: Optional;
    } = {},
): Evented<
  'file',
  Count extends 'multiple' | 'directory'
    ? globalThis.File[]
    : Optional extends true
      ? globalThis.File | null
      : globalThis.File,
  FileLike | readonly FileLike[]
> => {
  const { value, optional, fileTypes, ...properties } = optionsOf(options, 'File');
  return component('file', value, { ...properties, fileTypes: fileTypes && [...fileTypes] }, { optional });
};

type Sized = CommonOptions & {
  /** Its maximum height in CSS pixels; longer content scrolls. */
  height?: number;
};

/** Text in Markdown. */
export const Markdown = (
  options: Sized &
    MarkdownExtras & {
      value?: Initial<string>;
      /** The delimiters of LaTeX; `$$ … $$` by default, `[]` for none. */
      latexDelimiters?: readonly LatexDelimiter[];
    } = {},
): Evented<'markdown', string, TextValue> => {
  const { value, ...properties } = optionsOf(options, 'Markdown');
  return component('markdown', value, properties);
};

/** HTML, sanitised before it is shown. */
export const HTML = (
  options: Sized & HtmlExtras & { value?: Initial<string> } = {},
): Evented<'html', string, TextValue> => {
  const { value, ...properties } = optionsOf(options, 'HTML');
  return component('html', value, properties);
};

/** Source code with syntax highlighting. `language` is a name such as `'python'`. */
export const Code = (
  options: CommonOptions &
    CodeExtras & { value?: Initial<string>; language?: string; lines?: number; maxLines?: number } = {},
): Evented<'code', string, string> => {
  const { value, ...properties } = optionsOf(options, 'Code');
  return component('code', value, properties);
};

/** Any data, shown as a tree. `open` expands all of it. */
export const JSON = (
  options: Sized & JsonExtras & { value?: Initial<unknown>; open?: boolean } = {},
): Evented<'json', unknown, unknown> => {
  const { value, ...properties } = optionsOf(options, 'JSON');
  return component('json', value, properties);
};

/** A classification: the class, and the confidences of the top `numTopClasses` classes; of all by default. */
export const Label = (
  options: CommonOptions & LabelExtras & { value?: Initial<LabelLike>; numTopClasses?: number } = {},
): Evented<'label', string, LabelLike> => {
  const { value, ...properties } = optionsOf(options, 'Label');
  return component('label', value, properties);
};

/** A table. As an input, `fn` gets `{ headers, data }`, where `data` is an array of rows, each an array of cells. */
export const Dataframe = (
  options: Sized &
    DataframeExtras & {
      value?: Initial<TableLike>;
      headers?: readonly string[];
      /** Starts CSV downloads with a byte order mark. Excel needs one to read letters other than English ones. */
      byteOrderMark?: boolean;
    } = {},
): Evented<'dataframe', Table, TableLike> => {
  const { value, headers, ...properties } = optionsOf(options, 'Dataframe');
  return component('dataframe', value, { ...properties, headers: headers && [...headers] });
};

/**
 * Images in a grid. Yield an image as `[image, caption]` to give it a caption. As an input, `fn` gets an array of
 * `[image, caption]`: the image as `ImageData`, or as `type` says, and the caption as a string or `null`.
 */
export const Gallery = <const Type extends keyof ImageForms = 'imageData'>(
  options: Sized & GalleryExtras & { value?: Initial<GalleryLike>; columns?: number; type?: Type } = {},
): Evented<'gallery', [image: ImageForms[Type], caption: string | null][], GalleryLike> => {
  const { value, type, ...properties } = optionsOf(options, 'Gallery');
  return component('gallery', value, { ...properties, type }, { type });
};
