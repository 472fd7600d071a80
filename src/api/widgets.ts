import type { AnyComponent, CommonOptions, Initial } from './component';
import type { ButtonExtras } from './component-options';
import type { Evented } from './create-component';
import type { Validated } from './validate';
import type { DialogueLine, FileLike, HighlightedLike, TextSpan } from './values';

/**
 * Types alone: the code is loaded only with programs that name one of these (`src/runtime/widgets`), so that others do not
 * pay for it.
 */

/** The options, or the value and then the options. */
type ValueFirst<Options extends { value?: unknown }, Made> = {
  (options?: Options): Made;
  (value: Options['value'], options?: Omit<Options, 'value'>): Made;
};

/**
 * A colour: the browser's own picker, and a field that takes any CSS colour. `fn` gets it as `#rrggbb`. It begins with
 * black, and takes what CSS takes, without transparency.
 *
 * @example
 * const colour = yc.ColorPicker({ label: 'Colour', value: 'orange' });
 * const paint = (hex) => `<p style="background:${hex}">${hex}</p>`;
 * export default yc.Interface({ fn: paint, inputs: colour, outputs: yc.HTML(), live: true });
 */
export declare const ColorPicker: ValueFirst<
  CommonOptions & { value?: Initial<string> } & Validated<string>,
  Evented<'colorpicker', string, string>
>;

/**
 * A text in pieces, each in the colour of its class, or of its score from −1 to 1. It grows while a generator yields one
 * piece more each time. `select` tells which piece with a class was pressed. People cannot edit it.
 *
 * @throws TypeError for a colour in `colorMap` that is none
 * @example
 * export default yc.Interface({
 *   fn: (text) => text.split(/(\d+)/).map((part) => [part, /\d/.test(part) ? 'number' : null]),
 *   inputs: yc.Textbox({ value: 'It took 3 people 40 days.' }),
 *   outputs: yc.HighlightedText({ colorMap: { number: 'orange' } }),
 * });
 */
export declare const HighlightedText: ValueFirst<
  CommonOptions & {
    value?: Initial<HighlightedLike>;
    /** The colour of each class, as CSS writes it. Others get colours of their own. */
    colorMap?: Readonly<Record<string, string>>;
    /** Shows which colour stands for which class, or the scale of scores. */
    showLegend?: boolean;
    /** `false` leaves out the class beside each piece. */
    showInlineCategory?: boolean;
    /** Joins neighbours of the same class. */
    combineAdjacent?: boolean;
    /** What joined pieces have between them; nothing by default. */
    adjacentSeparator?: string;
    /** The text runs from right to left. By default its first letter decides. */
    rtl?: boolean;
  },
  Evented<'highlightedtext', TextSpan[], HighlightedLike>
>;

/** A date: as it is written, such as `2026-05-01 10:30:00`; from now, such as `now - 5d`; a Date; seconds since 1970. */
export type DateLike = string | number | Date;

type DateForms = { timestamp: number; datetime: Date; string: string };

/**
 * A date and a time of day, in the browser's own field. `fn` gets seconds since 1970, or what `type` says, and `null` from
 * an empty field. Units of `now - 5d` are `s`, `m`, `h`, `d` and `w`.
 *
 * @throws RangeError for a time zone that there is not
 * @example
 * const when = yc.DateTime({ label: 'Departure', value: 'now + 2h', type: 'datetime' });
 * const day = (date) => date?.toLocaleDateString('en', { weekday: 'long' }) ?? 'No date yet.';
 * export default yc.Interface({ fn: day, inputs: when, outputs: yc.Textbox({ label: 'Day' }) });
 */
export declare const DateTime: {
  <const Type extends keyof DateForms = 'timestamp'>(
    options?: DateTimeOptions<Type> & { value?: Initial<DateLike> },
  ): Evented<'datetime', DateForms[Type] | null, DateLike>;
  <const Type extends keyof DateForms = 'timestamp'>(
    value: DateLike,
    options?: DateTimeOptions<Type>,
  ): Evented<'datetime', DateForms[Type] | null, DateLike>;
};

type DateTimeOptions<Type extends keyof DateForms> = CommonOptions & {
  /** `false` leaves out the time of day. */
  includeTime?: boolean;
  /** What `fn` gets: seconds since 1970, a `Date`, or text; `'timestamp'` by default. */
  type?: Type;
  /** The time zone that it is in, such as `'Europe/Berlin'`; by default the person's own. */
  timezone?: string;
} & Validated<DateForms[Type] | null>;

type ButtonLook = {
  /** How prominent it is; `'secondary'` by default. */
  variant?: 'primary' | 'secondary' | 'stop';
  /** Its size; `'medium'` by default. */
  size?: 'small' | 'medium' | 'large';
};

type UploadOptions<Count> = CommonOptions &
  ButtonLook & {
    value?: Initial<FileLike | readonly FileLike[]>;
    /** How many files: `'single'` by default; `'directory'` takes a folder. */
    fileCount?: Count;
    /** The types of files that it accepts: `'image'`, `'audio/*'`, `'.csv'`, … */
    fileTypes?: readonly string[];
  };

type Uploaded<Count> = Evented<
  'uploadbutton',
  Count extends 'multiple' | 'directory' ? File[] : File | null,
  FileLike | readonly FileLike[]
>;

/**
 * A button that takes files: picked, or dropped on it. Its label is the text on it. `upload` tells of new files; `fn` gets
 * a File or `null`, or an array with `fileCount: 'multiple'` or `'directory'`.
 *
 * @example
 * const pick = yc.UploadButton({ label: 'Add pictures', fileTypes: ['image'], fileCount: 'multiple' });
 * const shown = yc.Gallery();
 * pick.upload((files) => files, pick, shown);
 * export default yc.Blocks(pick, shown);
 */
export declare const UploadButton: {
  <const Count extends 'single' | 'multiple' | 'directory' = 'single'>(options?: UploadOptions<Count>): Uploaded<Count>;
  <const Count extends 'single' | 'multiple' | 'directory' = 'single'>(
    label: string,
    options?: Omit<UploadOptions<Count>, 'label'>,
  ): Uploaded<Count>;
};

type ExplorerOptions<Count extends 'single' | 'multiple'> = CommonOptions & {
  /** The files that are listed and chosen at first, or those that an output shows. */
  value?: Initial<FileLike | readonly FileLike[]>;
  /** Which files are listed, such as `'*.png'` or `'data/**'`; all but hidden ones by default. */
  glob?: string;
  /** Which of them are not. */
  ignoreGlob?: string;
  /** How many may be chosen: `'multiple'` by default. */
  fileCount?: Count;
  /** CSS pixels, above which the list scrolls; 500 by default. */
  maxHeight?: number;
};

type Explored<Count extends 'single' | 'multiple'> = Evented<
  'fileexplorer',
  Count extends 'single' ? File | null : File[],
  FileLike | readonly FileLike[]
>;

/**
 * A folder that the person opens, as a tree in which they choose files. `fn` gets Files whose names are their paths, from
 * the folder on; with `fileCount: 'single'`, one or `null`. Nothing leaves the computer, and only chosen files are read. As
 * an output it shows files with paths for names, to be saved. In Gradio it lists a folder of the server.
 *
 * @example
 * const total = async (files) => {
 *   const texts = await Promise.all(files.map((file) => file.text()));
 *   return `${files.length} files, ${texts.join('').split('\n').length} lines`;
 * };
 * export default yc.Interface({ fn: total, inputs: yc.FileExplorer({ glob: '*.{txt,md}' }), outputs: yc.Textbox() });
 */
export declare const FileExplorer: <const Count extends 'single' | 'multiple' = 'multiple'>(
  options?: ExplorerOptions<Count>,
) => Explored<Count>;

type DownloadOptions = CommonOptions & ButtonLook & { value?: Initial<FileLike | null> };

/**
 * A button that saves a file: a File, a Blob, `{ name, data }`, a URL, or a text, which becomes `text.txt`. A click tells
 * listeners, too. Its label is the text on it.
 *
 * @example
 * const save = yc.DownloadButton({ label: 'Save', value: { name: 'squares.csv', data: 'n,square\n2,4\n3,9' } });
 * export default yc.Blocks(save);
 */
export declare const DownloadButton: {
  (options?: DownloadOptions): Evented<'downloadbutton', File | null, FileLike>;
  (label: string, options?: Omit<DownloadOptions, 'label'>): Evented<'downloadbutton', File | null, FileLike>;
};

type DialogueForms = { text: string; list: DialogueLine[] };

type DialogueOptions<Type extends keyof DialogueForms> = CommonOptions & {
  /** What `fn` gets: all of it as one text, or its lines; `'text'` by default. */
  type?: Type;
  /** Who may speak. Without them, an input is a field of text. */
  speakers?: readonly string[] | null;
  /** What a line is written as in the text that `fn` gets; `[speaker] text` by default. */
  formatter?: ((speaker: string, text: string) => string) | null;
  /** Reads a line of a text that is given or yielded; by default, the speaker is in brackets before it. */
  unformatter?: ((line: string, speaker: string) => DialogueLine) | null;
  /** What typing a colon offers to insert, such as `(laughs)`. */
  tags?: readonly string[] | null;
  /** What is between the lines of a text; a new line by default. */
  separator?: string;
  /** The colour of each speaker, as CSS writes it. Others get colours of their own. */
  colorMap?: Readonly<Record<string, string>>;
  /** What an empty line says. */
  placeholder?: string;
  /** The most lines that a person can write. */
  maxLines?: number;
  /** How it is written: line by line, as one text, or as a person chooses; `'both'` by default. */
  uiMode?: 'dialogue' | 'text' | 'both';
  /** `['copy']` copies all of it as text, `[]` has no button. Without it, outputs have Copy. */
  buttons?: readonly 'copy'[];
  /** The button that submits: its text, or `false` for none. Without it, there is one if something listens to `submit`. */
  submitBtn?: string | boolean;
  /** Takes the focus when the app is shown, unless it is somewhere already. */
  autofocus?: boolean;
  /** `false` stays where it is while an output grows. */
  autoscroll?: boolean;
} & Validated<DialogueForms[Type]>;

/** What a Dialogue takes: its lines, or a text of them. */
export type DialogueLike = string | readonly Readonly<DialogueLine>[];

/**
 * What several speakers say, line by line. `fn` gets it as one text, `[Ada] Hello!` in each line, or with `type: 'list'` as
 * `{ speaker, text }[]`. It grows while a generator yields one line more each time.
 *
 * Enter begins the next line, by the next speaker, Shift+Enter a new line within one; Backspace removes an empty line. In
 * a line, a colon opens the menu of `tags`. Plain text is written as `[Ada] Hello!`, whatever `formatter` writes.
 *
 * @throws TypeError for a colour in `colorMap` that is none, or a `separator` that is empty
 * @example
 * const talk = yc.Dialogue({ speakers: ['Ada', 'Grace'], tags: ['(laughs)', '(sighs)'] });
 * export default yc.Interface({ fn: (text) => text, inputs: talk, outputs: yc.Textbox({ label: 'Script' }) });
 */
export declare const Dialogue: {
  <const Type extends keyof DialogueForms = 'text'>(
    options?: DialogueOptions<Type> & { value?: Initial<DialogueLike> },
  ): Evented<'dialogue', DialogueForms[Type], DialogueLike>;
  <const Type extends keyof DialogueForms = 'text'>(
    value: DialogueLike,
    options?: DialogueOptions<Type>,
  ): Evented<'dialogue', DialogueForms[Type], DialogueLike>;
};

/** A parameter of a function or a class; without a default, that is `null` or left out. */
export type ParameterLike = {
  /** Its type, as code. */
  type?: string | null;
  /** What it is for; may be Markdown. */
  description?: string | null;
  /** What it is if it is left out, as code. */
  default?: string | number | boolean | null;
};

/** Parameters by name. */
export type ParametersLike = Readonly<Record<string, ParameterLike>>;

/**
 * The parameters of a function or a class, to read: each has its type, and opens to its description, which may be Markdown,
 * and its default.
 *
 * @example
 * const round = {
 *   number: { type: 'int | float', description: 'What to round' },
 *   ndigits: { type: 'int', description: 'How many digits to *keep*', default: '0' },
 * };
 * export default yc.Blocks(yc.ParamViewer({ value: round, header: 'round()' }));
 */
export declare const ParamViewer: ValueFirst<
  CommonOptions & {
    value?: Initial<ParametersLike>;
    /** What its types are written in; `'python'` by default. */
    language?: 'python' | 'typescript';
    /** Names in types and defaults that, once it is open, lead to the parameter, or the heading, of that name. */
    linkify?: readonly string[] | null;
    /** What stands above them; `'Parameters'` by default, and nothing with `null`. */
    header?: string | null;
    /** Whether each has a link of its own, `#param-name`; a text comes before the name, to tell several viewers apart. */
    anchorLinks?: boolean | string;
    /** The most height before it scrolls: CSS pixels, or a length such as `'20em'`. */
    maxHeight?: number | string;
  },
  Evented<'paramviewer', Record<string, { type: string; description: string; default: string | null }>, ParametersLike>
>;

/** Components that a ClearButton empties: one, or several. */
type Cleared = AnyComponent | readonly AnyComponent[];

type ClearOptions = CommonOptions & ButtonExtras & ButtonLook & { value?: string; components?: Cleared };

type Clearing = Evented<'button', string, string> & {
  /** Empties these, too. */
  add(components: Cleared): Clearing;
};

/**
 * A button that empties components; a state gets its first value again. `add` names more of them.
 *
 * @throws TypeError for what is no component
 * @example
 * const note = yc.Textbox({ label: 'Note' });
 * const said = yc.Textbox({ label: 'Said' });
 * note.submit((text) => text.toUpperCase(), note, said);
 * export default yc.Blocks(note, said, yc.ClearButton({ components: [note, said] }));
 */
export declare const ClearButton: {
  (options?: ClearOptions): Clearing;
  (components: Cleared, options?: Omit<ClearOptions, 'components'>): Clearing;
};

type TextedOptions = CommonOptions &
  ButtonLook & {
    value?: Initial<string>;
    /** A picture beside the text: the URL of one that the app may read. */
    icon?: string;
  };

/**
 * A button that opens a copy of the sketch in the editor, saved as the person's own. In an exported page, which has no
 * editor, it says so. Its value is the text on it.
 *
 * @example
 * export default yc.Blocks(yc.Markdown('Take this app and change it.'), yc.DuplicateButton());
 */
export declare const DuplicateButton: ValueFirst<TextedOptions, Evented<'duplicatebutton', string, string>>;

/**
 * A button that copies a link to the app with what its inputs hold: texts, numbers, choices, dates, colours and tables, up to
 * 8 KB. Files, pictures, sounds, passwords and hidden inputs are left out, and the button says so. Whoever opens the link
 * finds the inputs filled in; nothing runs by itself.
 *
 * @example
 * const name = yc.Textbox({ label: 'Name' });
 * const share = yc.DeepLinkButton({ value: 'Copy a link to this', copiedValue: 'Copied!' });
 * export default yc.Blocks(name, share);
 */
export declare const DeepLinkButton: ValueFirst<
  TextedOptions & {
    /** What it says for two seconds after it has copied the link. */
    copiedValue?: string;
  },
  Evented<'deeplinkbutton', string, string>
>;
