import type { Cell, Kind } from '../protocol';

/** The item that was selected or deselected, and whether it is selected now. */
type Chosen<Value, Index = number> = { index: Index; value: Value; selected: boolean };

/** An item, by its place and what it is. */
type Item<Value, Index = number> = { index: Index; value: Value };

/** The item that was pressed. */
type Pressed<Value, Index = number> = Item<Value, Index> & { selected: true };

/** The name of the file that was saved. */
type Saved = { value: string };

/** The playback position in seconds. */
type Playing = { playbackPosition: number };

/** A message of a conversation: its index and its text. */
type OfMessage = { index: number; value: string };

/** The range of x that was dragged. Times are in milliseconds; of text, the index is its place. */
type Ranged = Pressed<[from: number, to: number] | [from: string, to: string], [from: number, to: number]>;

type Copied = { value: string };

/** The value of one choice, even if `fn` gets an array of them. */
type OneOf<Given> = Given extends readonly (infer V)[] ? V : NonNullable<Given>;

/** The data of each kind's events, besides the event's name and component. */
type DataByKind<Given> = {
  textbox: { keyUp: { key: string; value: string }; select: Pressed<string, [from: number, to: number]>; copy: Copied };
  multimodaltextbox: { select: Pressed<string, [from: number, to: number]> };
  slider: { release: { value: number } };
  checkbox: { select: Chosen<string> };
  checkboxgroup: { select: Chosen<OneOf<Given>> };
  radio: { select: Chosen<OneOf<Given>> };
  /** The index is −1 for a custom value. */
  dropdown: { select: Chosen<OneOf<Given>>; keyUp: { key: string; value: string } };
  /** The position of the pixel, from the top left. */
  image: {
    select: Pressed<null, [x: number, y: number]>;
    doubleClick: Pressed<null, [x: number, y: number]>;
    download: Saved;
  };
  audio: { play: Playing; pause: Playing; end: Playing; download: Saved };
  video: { play: Playing; pause: Playing; end: Playing; download: Saved };
  /** The value is the name of the file. */
  file: { select: Pressed<string>; delete: Item<string>; download: Item<string> };
  /** The value is the path of the file. */
  fileexplorer: { select: Chosen<string> };
  markdown: { copy: Copied };
  code: { copy: Copied };
  json: { copy: Copied };
  label: { select: Chosen<string> };
  dataframe: {
    /** Besides the cell: its whole row, and its whole column. */
    select: Pressed<Cell, [row: number, column: number]> & { rowValue: Cell[]; colValue: Cell[] };
    edit: Item<Cell, [row: number, column: number]> & { previous: Cell };
    download: Saved;
  };
  /** The value is the caption of the image; of `download`, the name of its file. */
  gallery: {
    select: Pressed<string | null>;
    delete: Item<string | null>;
    download: Item<string>;
    previewOpen: Item<string | null>;
    previewClose: Item<string | null>;
  };
  chatbot: {
    /** `liked` is the text of a feedback option other than Like and Dislike, and `null` when someone takes it back. */
    like: OfMessage & { liked: boolean | string | null };
    /** `retry` and `undo` give the question, not its answer. */
    retry: OfMessage;
    undo: OfMessage;
    edit: OfMessage & { previous: string };
    copy: OfMessage;
    select: OfMessage & { selected: boolean };
    /** The index of the message, and the value of the option that was picked. */
    optionSelect: OfMessage;
    /** The index of the example and its text. */
    exampleSelect: OfMessage;
  };
  /** The piece that was pressed: its index, its text and its class. */
  highlightedtext: { select: Pressed<[text: string, of: string | number]> };
  lineplot: { select: Ranged };
  scatterplot: { select: Ranged };
  barplot: { select: Ranged };
  colorpicker: { release: { value: string } };
  /** The share of the first image that is shown, from 0 to 100, once the handle is let go. */
  imageslider: { select: Pressed<null> };
  /** The place of the region among the annotations, and its label. */
  annotatedimage: { select: Pressed<string> };
  /** The index of the sample, and what is shown of it. */
  dataset: { click: Pressed<string>; select: Pressed<string> };
  tabs: { select: Chosen<string> };
  tab: { select: Chosen<string> };
};

/**
 * An event's data, passed to the function after its inputs. `component` is an id, or `null` for the app's own events.
 */
export type DataOf<K extends Kind, Event extends string, Given> = {
  component: number | null;
  event: Event;
} & (K extends keyof DataByKind<Given>
  ? Event extends keyof DataByKind<Given>[K]
    ? DataByKind<Given>[K][Event]
    : unknown
  : unknown);
