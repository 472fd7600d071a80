import type { Choice } from '../protocol';
import type { BlocksApp, InterfaceApp } from './app';
import * as chat from './chat-interface';
import type { AnyComponent, ChoiceOption, CommonOptions } from './component';
import * as made from './components';
import type { Evented } from './create-component';
import type { EventMethod } from './events';
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

export const Textbox = made.Textbox as ValueFirst<typeof made.Textbox>;
export const Checkbox = made.Checkbox as ValueFirst<typeof made.Checkbox>;
export const Markdown = made.Markdown as ValueFirst<typeof made.Markdown>;
export const HTML = made.HTML as ValueFirst<typeof made.HTML>;
export const Code = made.Code as ValueFirst<typeof made.Code>;
export const Label = made.Label as ValueFirst<typeof made.Label>;

type NumberOptions = Omit<NonNullable<Parameters<typeof made.Number>[0]>, 'value' | 'optional'>;
export const Number = made.Number as typeof made.Number &
  ((value: number, options?: NumberOptions) => Evented<'number', number, number>);

type SliderOptions = Omit<NonNullable<Parameters<typeof made.Slider>[0]>, 'minimum' | 'maximum'>;

/** @example yc.Slider(5, 60, { value: 20, label: 'Seconds' }) */
export const Slider = made.Slider as typeof made.Slider &
  ((minimum: number, maximum: number, options?: SliderOptions) => Evented<'slider', number, number>) &
  ((
    minimum: number,
    maximum: number,
    value: number,
    options?: Omit<SliderOptions, 'value'>,
  ) => Evented<'slider', number, number>);

type Chosen<V> = CommonOptions & { value?: V | null };

/** @example yc.Radio(['slow', 'fast'], { label: 'Pace' }) */
export const Radio = made.Radio as typeof made.Radio &
  (<const V extends Choice>(choices: readonly ChoiceOption<V>[], options?: Chosen<V>) => Evented<'radio', V, V>);

export const Dropdown = made.Dropdown as typeof made.Dropdown &
  (<const V extends Choice>(
    choices: readonly ChoiceOption<V>[],
    options?: Chosen<NoInfer<V>>,
  ) => Evented<'dropdown', V, V>);

export const CheckboxGroup = made.CheckboxGroup as typeof made.CheckboxGroup &
  (<const V extends Choice>(
    choices: readonly ChoiceOption<V>[],
    options?: CommonOptions & { value?: readonly NoInfer<V>[] },
  ) => Evented<'checkboxgroup', V[], readonly V[]>);

type ImageOptions = Omit<NonNullable<Parameters<typeof made.Image>[0]>, 'value' | 'type' | 'optional'>;
export const Image = made.Image as typeof made.Image &
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
  ((fn: ChatOptions['fn'], options?: Omit<ChatOptions, 'fn'>) => BlocksApp);

type Laid = BlocksApp & { readonly load: EventMethod };
type Self = { readonly load: EventMethod };

/** @example yc.Blocks(() => { const name = yc.Textbox(); yc.Button('Go').click(greet, name, name); }) */
export const Blocks = layout.Blocks as typeof layout.Blocks &
  ((children: readonly AnyComponent[]) => Laid) &
  ((fill: (app: Self) => unknown) => Laid) &
  ((options: layout.BlocksOptions, fill: (app: Self) => unknown) => Laid);

type Children = readonly AnyComponent[];

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

type OptionsOf<Make extends (...given: never[]) => unknown> = Exclude<Parameters<Make>[0], AnyComponent | undefined>;
type NamedOptions<Make extends (...given: never[]) => unknown> = Exclude<Parameters<Make>[1], AnyComponent | undefined>;

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
