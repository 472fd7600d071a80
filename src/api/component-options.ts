/** Options of components. What is behind those that few apps use loads only for apps that name one. */

/** Attributes of a text field that help keyboards, spelling and forms. */
export type HtmlAttributes = {
  autocapitalize?: 'off' | 'none' | 'on' | 'sentences' | 'words' | 'characters';
  autocorrect?: boolean | 'on' | 'off';
  spellcheck?: boolean;
  autocomplete?: string;
  enterkeyhint?: 'enter' | 'done' | 'go' | 'next' | 'previous' | 'search' | 'send';
  inputmode?: 'none' | 'text' | 'decimal' | 'numeric' | 'tel' | 'search' | 'email' | 'url';
  lang?: string;
  /** 0, or −1 to leave the field out of the order of Tab. */
  tabindex?: 0 | -1;
};

export type TextboxExtras = {
  /** Puts the caret into the field when the app appears, unless a person is elsewhere on the page. */
  autofocus?: boolean;
  /** Whether an output follows its end as it grows; `true` by default. */
  autoscroll?: boolean;
  /** Text that runs from right to left. */
  rtl?: boolean;
  /** The side that its text is at. */
  textAlign?: 'left' | 'right';
  /** A button that submits: `true`, or the text on it. */
  submitBtn?: boolean | string;
  /** A button that fires `stop`: `true`, or the text on it. */
  stopBtn?: boolean | string;
  /** Attributes of the field itself. */
  htmlAttributes?: HtmlAttributes;
  /** Which buttons there are; by default an output has `copy`. */
  buttons?: readonly 'copy'[];
};

/** A text or the URL of a picture to draw over what is shown, and where; at the bottom right by default. */
export type Watermark =
  | string
  | { watermark: string; position?: 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right' };

/** How a waveform looks and acts. Colours are those of CSS. */
export type WaveformOptions = {
  waveformColor?: string;
  /** The colour of what has been played. */
  waveformProgressColor?: string;
  /** The colour of what stays when a sound is trimmed. */
  trimRegionColor?: string;
  /** Whether a recording shows its waveform as it is made; `true` by default. */
  showRecordingWaveform?: boolean;
  /** Seconds that Back and Forward skip; 5 by default. */
  skipLength?: number;
};

export type ImageExtras = {
  /** Which buttons there are; all by default. */
  buttons?: readonly ('download' | 'share' | 'fullscreen')[];
  /** What an empty image says. */
  placeholder?: string;
  /** Whether the preview of the webcam is mirrored; `webcamOptions.mirror` says the same. */
  mirrorWebcam?: boolean;
  /** A text, or the URL of a picture, over the image. */
  watermark?: Watermark | null;
};

export type AudioExtras = {
  /** Which buttons there are; all by default. */
  buttons?: readonly ('download' | 'share')[];
  /** Whether people can trim what they gave; `true` by default. */
  editable?: boolean;
  /** How the waveform looks, and how far Back and Forward skip. */
  waveformOptions?: WaveformOptions;
};

export type VideoExtras = {
  /** Which buttons there are; all by default. */
  buttons?: readonly ('download' | 'share')[];
  /** A text, or the URL of a picture, over the video. */
  watermark?: Watermark | null;
};

export type FileExtras = {
  /** Its maximum height in CSS pixels; a longer list scrolls. */
  height?: number;
  /** Whether people can change the order of several files. */
  allowReordering?: boolean;
};

type Heights = {
  /** Its minimum height in CSS pixels. */
  minHeight?: number;
  /** Its maximum height in CSS pixels; longer content scrolls. */
  maxHeight?: number;
};

export type MarkdownExtras = Heights & {
  /** Whether there is a button that copies the source; `['copy']` by default, `[]` for none. */
  buttons?: readonly 'copy'[];
  /** Whether the end of a line in the source ends a line on the page. */
  lineBreaks?: boolean;
  /** Space at both sides. */
  padding?: boolean;
  /** Text that runs from right to left. */
  rtl?: boolean;
};

export type HtmlExtras = Heights & {
  /** Whether it stays at its end as it grows. */
  autoscroll?: boolean;
  /** Space at both sides. */
  padding?: boolean;
};

export type CodeExtras = {
  /** Which buttons there are; `['copy']` by default. */
  buttons?: readonly ('copy' | 'download')[];
  /** Whether lines are numbered; `true` by default. */
  showLineNumbers?: boolean;
  /** Whether long lines are wrapped. */
  wrapLines?: boolean;
};

export type JsonExtras = Heights & {
  /** Whether there is a button that copies; `['copy']` by default, `[]` for none. */
  buttons?: readonly 'copy'[];
  /** Whether the items of arrays are numbered; `true` by default. */
  showIndices?: boolean;
};

export type LabelExtras = {
  /** The colour behind the class. */
  color?: string;
  /** Whether the class stands above the confidences; `true` by default. */
  showHeading?: boolean;
};

type Datatype = 'str' | 'number' | 'bool' | 'date' | 'markdown' | 'html' | 'image' | 'auto';

/** How many rows or columns, and whether people can add to them. */
type CountOf = number | readonly [count: number, mode: 'fixed' | 'dynamic'];

/** The least and the most; `null` for no limit. */
type LimitsOf = readonly [least: number | null, most: number | null];

export type DataframeExtras = {
  /** Which buttons there are; `['download']` by default. */
  buttons?: readonly ('fullscreen' | 'copy' | 'download')[];
  /** What cells are, of all columns or of each: how they look, and what typing makes; `'auto'` by default. */
  datatype?: Datatype | readonly Datatype[];
  /** Widths of columns: CSS pixels, or lengths such as `'30%'`. */
  columnWidths?: readonly (number | string)[];
  /** Wraps long cells instead of cutting them. */
  wrap?: boolean;
  /** In Markdown cells, whether the end of a line ends a line on the page; `true` by default. */
  lineBreaks?: boolean;
  /** Shortens longer cells to this many characters. */
  maxChars?: number | null;
  /** Its maximum height in CSS pixels. */
  maxHeight?: number;
  /** How many rows an empty table has. */
  rowCount?: CountOf | null;
  /** How many columns an empty table has. */
  columnCount?: CountOf | null;
  /** Between how many rows people can leave. */
  rowLimits?: LimitsOf | null;
  /** Between how many columns people can leave. */
  columnLimits?: LimitsOf | null;
  /** The columns that people cannot edit, by index. */
  staticColumns?: readonly number[];
  /** A field that narrows the rows to those with a text; with `'filter'`, an input can be cut down to them. */
  showSearch?: 'none' | 'search' | 'filter';
  /** Numbers the rows. */
  showRowNumbers?: boolean;
  /** How many columns stay in view at the left. */
  pinnedColumns?: number | null;
};

export type GalleryExtras = {
  /** Which buttons an enlarged image has; all by default. */
  buttons?: readonly ('share' | 'download' | 'download_all' | 'fullscreen')[];
  /** How many rows are shown before it scrolls. */
  rows?: number;
  /** How an image fills its place; `'contain'` by default. */
  objectFit?: 'contain' | 'cover' | 'fill' | 'none' | 'scale-down';
  /** Shows one image in large, above the others. */
  preview?: boolean;
  /** Whether an image can be enlarged; `true` by default. */
  allowPreview?: boolean;
  /** The image that is selected, by index. */
  selectedIndex?: number | null;
  /** The types of files that it takes, such as `['.png']`. */
  fileTypes?: readonly string[];
};

export type ButtonExtras = {
  /** The URL of a picture before the text. */
  icon?: string | null;
  /** Makes it a link that opens this address in a new tab. */
  link?: string | null;
};

export type BlockVariant = {
  /** How it looks: `'panel'` has a box around it, `'compact'` no gaps. */
  variant?: 'default' | 'panel' | 'compact';
};

export type RowExtras = BlockVariant &
  Heights & {
    /** Its height in CSS pixels. */
    height?: number;
  };

/** One subtitle, with its start and end in seconds. */
export type Cue = { text: string; timestamp: readonly [from: number, to: number] };

/** What sound and video have in common. */
export type PlayingOptions = {
  /** Each yield is the next chunk of one stream. */
  streaming?: boolean;
  /** Starts to play as soon as there is something to play. */
  autoplay?: boolean;
  /** Starts again at the end. */
  loop?: boolean;
  /** The playback position in seconds. Events report it; `yc.update({ playbackPosition: 3 })` sets it. */
  playbackPosition?: number;
  /** The text of an SRT or WebVTT file, or a list of cues. */
  subtitles?: string | readonly Cue[] | null;
  /**
   * How many seconds a stream may be ahead of its playback before its generator waits; 30 by default, or 0.5 for an
   * output that follows the changes of an input.
   */
  bufferAhead?: number;
};
