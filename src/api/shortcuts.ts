import type { Choice, Shortcut } from '../protocol';
import type { ChatMessage } from './chat-message';
import type { AnyComponent, Component } from './component';
import type {
  AudioLike,
  Drawing,
  DrawingLike,
  FileLike,
  GalleryLike,
  HighlightedLike,
  ImageLike,
  LabelLike,
  Table,
  TableLike,
  TextSpan,
  VideoLike,
} from './values';

/** Words for components, as in Gradio: `inputs: 'text'`. They exist as types only; the runtime makes the components. */

type Text = Component<'textbox', string, string | number | bigint | boolean>;
type Numeric = Component<'number', number, number>;
type Flag = Component<'checkbox', boolean, boolean>;
type Picture = Component<'image', ImageData, ImageLike>;
type Sounding = Component<'audio', File, AudioLike>;
type Film = Component<'video', File, VideoLike>;
type Rows = Component<'dataframe', Table, TableLike>;
type Markup<K extends 'markdown' | 'html'> = Component<K, string, string | number | bigint | boolean>;
type Canvas = Component<'imageeditor', Drawing | null, DrawingLike>;

/** The component that each word stands for. */
type Shortcuts = {
  text: Text;
  textbox: Text;
  textarea: Text;
  string: Text;
  str: Text;
  colorpicker: Component<'colorpicker', string, string>;
  datetime: Component<'datetime', number | null, string | number | Date>;
  number: Numeric;
  int: Numeric;
  float: Numeric;
  slider: Component<'slider', number, number>;
  checkbox: Flag;
  bool: Flag;
  boolean: Flag;
  checkboxgroup: Component<'checkboxgroup', Choice[], readonly Choice[]>;
  radio: Component<'radio', Choice, Choice>;
  dropdown: Component<'dropdown', Choice, Choice>;
  image: Picture;
  imageeditor: Canvas;
  imagemask: Canvas;
  paint: Canvas;
  sketchpad: Canvas;
  webcam: Picture;
  plot: Picture;
  audio: Sounding;
  microphone: Sounding;
  mic: Sounding;
  sound: Sounding;
  video: Film;
  playablevideo: Film;
  file: Component<'file', File, FileLike | readonly FileLike[]>;
  files: Component<'file', File[], FileLike | readonly FileLike[]>;
  dataframe: Rows;
  table: Rows;
  csv: Rows;
  numpy: Rows;
  matrix: Rows;
  list: Rows;
  gallery: Component<'gallery', [image: ImageData, caption: string | null][], GalleryLike>;
  json: Component<'json', unknown, unknown>;
  label: Component<'label', string, LabelLike>;
  html: Markup<'html'>;
  highlightedtext: Component<'highlightedtext', TextSpan[], HighlightedLike>;
  markdown: Markup<'markdown'>;
  code: Component<'code', string, string>;
  chatbot: Component<'chatbot', ChatMessage[], readonly ChatMessage[]>;
  state: Component<'state', unknown, unknown>;
};

/** A component, or a word for one. Other words are refused with a sentence, by {@link Unknown}. */
export type Part = AnyComponent | Shortcut | (string & {});

/** The component that is meant. */
export type PartOf<P> = P extends AnyComponent ? P : P extends Shortcut ? ComponentOf<P> : never;
type ComponentOf<W extends Shortcut> = Shortcuts[W] extends infer C extends AnyComponent ? C : never;

/** The words in a list of inputs or outputs that stand for no component. */
type UnknownWord<L> = L extends string
  ? string extends L
    ? never
    : Lowercase<L> extends Shortcut
      ? never
      : L
  : L extends readonly (infer P)[]
    ? UnknownWord<Extract<P, string>>
    : never;

/** Refuses words that stand for no component: `unknown` if there are none, else a sentence where `fn` stands. */
export type Known<I, O = null> = [UnknownWord<I> | UnknownWord<O>] extends [never]
  ? unknown
  : {
      fn: `There is no component “${UnknownWord<I> | UnknownWord<O>}”. Write one, as yc.Textbox(), or a word such as 'text', 'number' or 'image'.`;
    };
