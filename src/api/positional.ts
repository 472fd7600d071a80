import type { Choice } from '../protocol';
import type { BlocksApp, InterfaceApp } from './app';
import * as chat from './chat-interface';
import type { AnyComponent, ChoiceOption, CommonOptions } from './component';
import * as made from './components';
import type { Evented } from './create-component';
import type { Given, Produces, TupleHint, YieldOf } from './fn';
import * as form from './interface';
import type { InterfaceOptions } from './interface-options';
import * as layout from './layout';
import type { ComponentList } from './parts';

/**
 * The API's functions with additional overloads for Gradio's positional arguments, options last. The code that handles
 * them (`src/runtime/familiar`) is loaded only for programs that use them; the functions themselves take one form.
 */

/** What a function that makes a component takes. TypeScript finds it out only for a call that no form before fits. */
type OptionsIn<Make extends (options: never) => unknown> = NonNullable<Parameters<Make>[0]>;

/** The value first, then the options: `yc.Markdown('# Hi', { label: 'Greeting' })`. */
type ValueFirst<Make extends (options: never) => unknown> = Make &
  ((value: ValueIn<OptionsIn<Make>>, options?: Omit<OptionsIn<Make>, 'value'>) => ReturnType<Make>);
type ValueIn<O> = O extends { value?: infer V } ? V : never;

/** Options whose `value` is computed from other components: `{ value: (a) => 2 * a, inputs: a }`. */
type FromInputs<O, I extends ComponentList> = Omit<NonNullable<O>, 'value' | 'inputs'> & {
  inputs: I;
  value: (...inputs: Given<I>) => ValueOf<O> | Promise<ValueOf<O>>;
};
type ValueOf<O> = Exclude<ValueIn<O>, (...given: never[]) => unknown>;

/** Its value may be computed from other components. */
type Computed<Make extends (options: never) => unknown> = Make &
  (<const I extends readonly AnyComponent[] | AnyComponent>(
    options: FromInputs<OptionsIn<Make>, I>,
  ) => ReturnType<Make>);

/** A text field; `fn` gets a string. Enter submits a single-line field, Shift+Enter one with several lines. */
export const Textbox = made.Textbox as Computed<typeof made.Textbox> & ValueFirst<typeof made.Textbox>;
/** A checkbox; `fn` gets a boolean. */
export const Checkbox = made.Checkbox as Computed<typeof made.Checkbox> & ValueFirst<typeof made.Checkbox>;
/** Text in Markdown. */
export const Markdown = made.Markdown as Computed<typeof made.Markdown> & ValueFirst<typeof made.Markdown>;
/** HTML, sanitised before it is shown. */
export const HTML = made.HTML as Computed<typeof made.HTML> & ValueFirst<typeof made.HTML>;
/** Source code with syntax highlighting. `language` is a name such as `'python'`. */
export const Code = made.Code as Computed<typeof made.Code> & ValueFirst<typeof made.Code>;
/** A classification: the class, and the confidences of the top `numTopClasses` classes; of all by default. */
export const Label = made.Label as Computed<typeof made.Label> & ValueFirst<typeof made.Label>;
/** Any data, shown as a tree. `open` expands all of it. */
export const JSON = made.JSON as Computed<typeof made.JSON>;
/**
 * A table. As an input, `fn` gets `{ headers, data }`, where `data` is an array of rows, each an array of cells.
 */
export const Dataframe = made.Dataframe as Computed<typeof made.Dataframe>;
/**
 * Images in a grid. Yield an image as `[image, caption]` to give it a caption. As an input, `fn` gets an array of
 * `[image, caption]`: the image as `ImageData`, or as `type` says, and the caption as a string or `null`.
 */
export const Gallery = made.Gallery as Computed<typeof made.Gallery>;
/**
 * Sound. As an output with `streaming: true`, each yield is the next chunk of one seamless stream, played as it
 * arrives; without it, each yield replaces the last one. As an input, `fn` gets the `File`, or its samples with `type:
 * 'samples'`.
 */
export const Audio = made.Audio as Computed<typeof made.Audio>;
/**
 * Video. As an output with `streaming: true`, each yield is the next chunk of one seamless stream, played as it
 * arrives; without it, each yield replaces the last one. As an input, `fn` gets the `File`. To stream a webcam's
 * frames, use an `yc.Image`.
 */
export const Video = made.Video as Computed<typeof made.Video>;
/**
 * Files. As an input, `fn` gets a `File`, or an array with `fileCount: 'multiple'` or `'directory'`, for a folder.
 */
export const File = made.File as Computed<typeof made.File>;

type NumberOptions = Omit<NonNullable<Parameters<typeof made.Number>[0]>, 'value' | 'optional'>;
/**
 * A number field; `fn` gets a number. Submit rejects an empty field unless it is `optional`: `fn` then gets `null`.
 */
export const Number = made.Number as typeof made.Number &
  (<const I extends readonly AnyComponent[] | AnyComponent>(
    options: FromInputs<NumberOptions & { value?: number }, I>,
  ) => Evented<'number', number, number>) &
  ((value: number, options?: NumberOptions) => Evented<'number', number, number>);

type SliderOptions = Omit<NonNullable<Parameters<typeof made.Slider>[0]>, 'minimum' | 'maximum'>;

/**
 * A slider for a number between `minimum` (0 by default) and `maximum` (100 by default); `fn` gets a number.
 *
 * @example yc.Slider(5, 60, { value: 20, label: 'Seconds' })
 */
export const Slider = made.Slider as Computed<typeof made.Slider> &
  ((minimum: number, maximum: number, options?: SliderOptions) => Evented<'slider', number, number>) &
  ((
    minimum: number,
    maximum: number,
    value: number,
    options?: Omit<SliderOptions, 'value'>,
  ) => Evented<'slider', number, number>);

type Chosen<V> = CommonOptions & { value?: V | null };

/**
 * One of several choices, as radio buttons; `fn` gets its value.
 *
 * @example yc.Radio(['slow', 'fast'], { label: 'Pace' })
 */
export const Radio = made.Radio as Computed<typeof made.Radio> &
  (<const V extends Choice>(choices: readonly ChoiceOption<V>[], options?: Chosen<V>) => Evented<'radio', V, V>);

/**
 * A list to choose from, narrowed by typing; `fn` gets the value of the choice, or an array of values with
 * `multiselect`. Without `value`, the first choice is selected, or none with `multiselect`; `value: null` selects
 * none.
 */
export const Dropdown = made.Dropdown as Computed<typeof made.Dropdown> &
  (<const V extends Choice>(
    choices: readonly ChoiceOption<V>[],
    options?: Chosen<NoInfer<V>>,
  ) => Evented<'dropdown', V, V>);

/** Any of some choices; `fn` gets an array of their values. */
export const CheckboxGroup = made.CheckboxGroup as Computed<typeof made.CheckboxGroup> &
  (<const V extends Choice>(
    choices: readonly ChoiceOption<V>[],
    options?: CommonOptions & { value?: readonly NoInfer<V>[] },
  ) => Evented<'checkboxgroup', V[], readonly V[]>);

type ImageOptions = Omit<NonNullable<Parameters<typeof made.Image>[0]>, 'value' | 'type' | 'optional'>;
/**
 * An image. As an input, `fn` gets `ImageData`, or what `type` says: an `ImageBitmap` or the original `File`. With
 * `streaming: true`, a listener of `stream` gets the frames of the webcam as they arrive.
 */
export const Image = made.Image as Computed<typeof made.Image> &
  ((value: string | Blob, options?: ImageOptions) => ReturnType<typeof made.Image>);

/**
 * An app with one form: inputs, a button and outputs. A form can also have only outputs (its button then says
 * Generate), only inputs, or one component as both input and output.
 *
 * @example yc.Interface(fn, yc.Textbox(), yc.Image(), { title: 'Draw' })
 */
export const Interface = form.Interface as typeof form.Interface &
  (<
    const I extends ComponentList = null,
    const O extends ComponentList = null,
    const R extends Produces<YieldOf<O>> = Produces<YieldOf<O>>,
  >(
    fn: (...inputs: Given<I>) => R | Produces<YieldOf<O>> | TupleHint,
    inputs: I,
    outputs: O,
    options?: Omit<InterfaceOptions<I, O, R>, 'fn' | 'inputs' | 'outputs'>,
  ) => InterfaceApp);

type ChatOptions = chat.ChatInterfaceOptions<null>;

/**
 * A chat: a conversation, a field for the next message, and a function that answers.
 *
 * @example yc.ChatInterface(answer, { title: 'Echo' })
 */
export const ChatInterface = chat.ChatInterface as typeof chat.ChatInterface &
  ((fn: ChatOptions['fn'], options?: Omit<ChatOptions, 'fn'>) => chat.ChatApp);

type Laid = BlocksApp & layout.AppEvents;
type Self = layout.AppEvents;

/**
 * An app with your own layout. Events are methods of its components; `load` and `unload` are the app's own. Other apps
 * may stand anywhere in it, each with its own buttons, examples and cache.
 *
 * @example yc.Blocks(() => { const name = yc.Textbox(); yc.Button('Go').click(greet, name, name); })
 */
export const Blocks = layout.Blocks as typeof layout.Blocks &
  ((children: readonly layout.Child[]) => Laid) &
  ((fill: (app: Self) => unknown) => Laid) &
  ((options: layout.BlocksOptions, fill: (app: Self) => unknown) => Laid);

type Children = readonly layout.Child[];

/** Children one by one, in an array, or created by a function. What the function returns can be destructured. */
type Filled<Make extends (...given: never[]) => unknown, Options> = {
  <const T extends Children>(fill: () => readonly [...T]): ReturnType<Make> & T;
  <const T extends Children>(options: Options, fill: () => readonly [...T]): ReturnType<Make> & T;
  (fill: () => unknown): ReturnType<Make>;
  (options: Options, fill: () => unknown): ReturnType<Make>;
  (children: Children): ReturnType<Make>;
} & Make;

/** The same for a block whose first argument is its name. */
type FilledByName<Make extends (...given: never[]) => unknown, Options> = {
  <const T extends Children>(label: string, fill: () => readonly [...T]): ReturnType<Make> & T;
  <const T extends Children>(label: string, options: Options, fill: () => readonly [...T]): ReturnType<Make> & T;
  (label: string, fill: () => unknown): ReturnType<Make>;
  (label: string, options: Options, fill: () => unknown): ReturnType<Make>;
  (label: string, children: Children): ReturnType<Make>;
} & Make;

type OptionsOf<Make extends (...given: never[]) => unknown> = Exclude<Parameters<Make>[0], layout.Child | undefined>;
type NamedOptions<Make extends (...given: never[]) => unknown> = Exclude<Parameters<Make>[1], layout.Child | undefined>;

/**
 * Components side by side. They wrap on a narrow page.
 *
 * @example yc.Row(() => { yc.Textbox({ label: 'Name' }); yc.Button('Go'); })
 */
export const Row = layout.Row as Filled<typeof layout.Row, OptionsOf<typeof layout.Row>>;
/** Components below one another. In a Row, `scale` is the column's share of the width. */
export const Column = layout.Column as Filled<typeof layout.Column, OptionsOf<typeof layout.Column>>;
/** Components grouped together, without gaps. */
export const Group = layout.Group as Filled<typeof layout.Group, OptionsOf<typeof layout.Group>>;
/**
 * A set of tabs, of which one is open. Its value is the index of the open tab; `selected` sets it, 0 by default.
 */
export const Tabs = layout.Tabs as Filled<typeof layout.Tabs, OptionsOf<typeof layout.Tabs>>;
/** A panel at the side of the app that can be folded. Its value is whether it is open; `true` by default. */
export const Sidebar = layout.Sidebar as Filled<typeof layout.Sidebar, OptionsOf<typeof layout.Sidebar>>;
/** One tab. It cannot be opened with `interactive: false`. */
export const Tab = layout.Tab as FilledByName<typeof layout.Tab, NamedOptions<typeof layout.Tab>>;
/** Components that fold away under a heading. Its value is whether it is open; `true` by default. */
export const Accordion = layout.Accordion as FilledByName<
  typeof layout.Accordion,
  NamedOptions<typeof layout.Accordion>
>;
