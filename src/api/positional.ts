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

/** The value first, then the options: `yc.Markdown('# Hi', { label: 'Greeting' })`. */
type ValueFirst<Make extends (options?: never) => unknown> = Make &
  (Make extends (options?: infer O) => infer R
    ? O extends { value?: infer V }
      ? (value: V, options?: Omit<O, 'value'>) => R
      : never
    : never);

/** Options whose `value` is computed from other components: `{ value: (a) => 2 * a, inputs: a }`. */
type FromInputs<O, I extends ComponentList> = Omit<NonNullable<O>, 'value' | 'inputs'> & {
  inputs: I;
  value: (...inputs: Given<I>) => ValueOf<O> | Promise<ValueOf<O>>;
};
type ValueOf<O> = O extends { value?: infer V } ? Exclude<V, (...given: never[]) => unknown> : never;

/** Its value may be computed from other components. */
type Computed<Make extends (options: never) => unknown> = Make &
  (Make extends (options: infer O) => infer R
    ? <const I extends readonly AnyComponent[] | AnyComponent>(options: FromInputs<O, I>) => R
    : never);

export const Textbox = made.Textbox as Computed<typeof made.Textbox> & ValueFirst<typeof made.Textbox>;
export const Checkbox = made.Checkbox as Computed<typeof made.Checkbox> & ValueFirst<typeof made.Checkbox>;
export const Markdown = made.Markdown as Computed<typeof made.Markdown> & ValueFirst<typeof made.Markdown>;
export const HTML = made.HTML as Computed<typeof made.HTML> & ValueFirst<typeof made.HTML>;
export const Code = made.Code as Computed<typeof made.Code> & ValueFirst<typeof made.Code>;
export const Label = made.Label as Computed<typeof made.Label> & ValueFirst<typeof made.Label>;
export const JSON = made.JSON as Computed<typeof made.JSON>;
export const Dataframe = made.Dataframe as Computed<typeof made.Dataframe>;
export const Gallery = made.Gallery as Computed<typeof made.Gallery>;
export const Audio = made.Audio as Computed<typeof made.Audio>;
export const Video = made.Video as Computed<typeof made.Video>;
export const File = made.File as Computed<typeof made.File>;

type NumberOptions = Omit<NonNullable<Parameters<typeof made.Number>[0]>, 'value' | 'optional'>;
export const Number = made.Number as typeof made.Number &
  (<const I extends readonly AnyComponent[] | AnyComponent>(
    options: FromInputs<NumberOptions & { value?: number }, I>,
  ) => Evented<'number', number, number>) &
  ((value: number, options?: NumberOptions) => Evented<'number', number, number>);

type SliderOptions = Omit<NonNullable<Parameters<typeof made.Slider>[0]>, 'minimum' | 'maximum'>;

/** @example yc.Slider(5, 60, { value: 20, label: 'Seconds' }) */
export const Slider = made.Slider as Computed<typeof made.Slider> &
  ((minimum: number, maximum: number, options?: SliderOptions) => Evented<'slider', number, number>) &
  ((
    minimum: number,
    maximum: number,
    value: number,
    options?: Omit<SliderOptions, 'value'>,
  ) => Evented<'slider', number, number>);

type Chosen<V> = CommonOptions & { value?: V | null };

/** @example yc.Radio(['slow', 'fast'], { label: 'Pace' }) */
export const Radio = made.Radio as Computed<typeof made.Radio> &
  (<const V extends Choice>(choices: readonly ChoiceOption<V>[], options?: Chosen<V>) => Evented<'radio', V, V>);

export const Dropdown = made.Dropdown as Computed<typeof made.Dropdown> &
  (<const V extends Choice>(
    choices: readonly ChoiceOption<V>[],
    options?: Chosen<NoInfer<V>>,
  ) => Evented<'dropdown', V, V>);

export const CheckboxGroup = made.CheckboxGroup as Computed<typeof made.CheckboxGroup> &
  (<const V extends Choice>(
    choices: readonly ChoiceOption<V>[],
    options?: CommonOptions & { value?: readonly NoInfer<V>[] },
  ) => Evented<'checkboxgroup', V[], readonly V[]>);

type ImageOptions = Omit<NonNullable<Parameters<typeof made.Image>[0]>, 'value' | 'type' | 'optional'>;
export const Image = made.Image as Computed<typeof made.Image> &
  ((value: string | Blob, options?: ImageOptions) => ReturnType<typeof made.Image>);

/** @example yc.Interface(fn, yc.Textbox(), yc.Image(), { title: 'Draw' }) */
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

/** @example yc.ChatInterface(answer, { title: 'Echo' }) */
export const ChatInterface = chat.ChatInterface as typeof chat.ChatInterface &
  ((fn: ChatOptions['fn'], options?: Omit<ChatOptions, 'fn'>) => chat.ChatApp);

type Laid = BlocksApp & layout.AppEvents;
type Self = layout.AppEvents;

/** @example yc.Blocks(() => { const name = yc.Textbox(); yc.Button('Go').click(greet, name, name); }) */
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

/** @example yc.Row(() => { yc.Textbox({ label: 'Name' }); yc.Button('Go'); }) */
export const Row = layout.Row as Filled<typeof layout.Row, OptionsOf<typeof layout.Row>>;
export const Column = layout.Column as Filled<typeof layout.Column, OptionsOf<typeof layout.Column>>;
export const Group = layout.Group as Filled<typeof layout.Group, OptionsOf<typeof layout.Group>>;
export const Tabs = layout.Tabs as Filled<typeof layout.Tabs, OptionsOf<typeof layout.Tabs>>;
export const Sidebar = layout.Sidebar as Filled<typeof layout.Sidebar, OptionsOf<typeof layout.Sidebar>>;
export const Tab = layout.Tab as FilledByName<typeof layout.Tab, NamedOptions<typeof layout.Tab>>;
export const Accordion = layout.Accordion as FilledByName<
  typeof layout.Accordion,
  NamedOptions<typeof layout.Accordion>
>;
