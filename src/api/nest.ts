import type { App, BlocksApp } from './app';
import type { CommonOptions, Initial } from './component';
import type { Evented } from './create-component';
import type { EventMethod } from './events';
import type { Given, Produces, TupleHint, YieldOf } from './fn';
import type { ExampleOf, ExamplesOf } from './interface-options';
import type { Arguments, BlockOptions } from './layout';
import type { LookOptions } from './look';
import type { ComponentList } from './parts';
import type { Part, PartOf } from './shortcuts';
import type { Validated } from './validate';
import type { FileLike } from './values';

/**
 * Types alone: the code is loaded only with programs that name one of these (`src/runtime/nest`), so that others do not
 * pay for it.
 */

type TabbedOptions = LookOptions & { title?: string };
type TabsOfApps = BlocksApp & { readonly load: EventMethod<{ component: null; event: 'load' }> };

/**
 * Several apps, each in a tab of its own. They run independently of one another. A tab without a name has the title of its
 * app. `theme` and `css` are for all of it: those of the apps in it do nothing.
 *
 * @param interfaceList The apps, in the order of their tabs.
 * @param tabNames The names of the tabs.
 * @throws TypeError for what is no app, or for an app that stands somewhere already
 * @example
 * const hello = yc.Interface({ fn: (name) => `Hello, ${name}!`, inputs: 'text', outputs: 'text' });
 * const shout = yc.Interface({ fn: (text) => text.toUpperCase(), inputs: 'text', outputs: 'text' });
 * export default yc.TabbedInterface([hello, shout], ['Hello', 'Shout']);
 */
export declare const TabbedInterface: {
  (interfaceList: readonly App[], tabNames?: readonly string[], options?: TabbedOptions): TabsOfApps;
  (options: TabbedOptions & { interfaceList: readonly App[]; tabNames?: readonly string[] }): TabsOfApps;
};

type Steps<Options> = {
  (...given: Arguments<Options>): Evented<'tabs', number, number>;
  (options: Options, fill: () => unknown): Evented<'tabs', number, number>;
  (fill: () => unknown): Evented<'tabs', number, number>;
};

/**
 * Steps that a person takes one after another. Only the current one is shown; the row above it says which are done and
 * which are still to come. Earlier steps can be gone back to. Those after the current one cannot be pressed: a listener
 * goes on to the next with `yc.update({ selected: 1 })`, and after going back, leads there again.
 *
 * Its value is the number of the current step: its place, from 0, or the `id` that a step has. `selected` sets it.
 * `change` tells of a new step, whoever chose it; `select` tells which one was pressed.
 *
 * @throws TypeError for a child that is no Step, or for two steps with one `id`
 * @example
 * const name = yc.Textbox({ label: 'Name' });
 * const next = yc.Button('Next');
 * const steps = yc.Walkthrough(yc.Step('Who', name, next), yc.Step('Done', yc.Markdown({ value: 'Thank you!' })));
 * next.click(() => yc.update({ selected: 1 }), null, steps);
 * export default yc.Blocks(steps);
 */
export declare const Walkthrough: Steps<BlockOptions & { selected?: number; value?: number }>;

type StepOptions = Pick<
  CommonOptions,
  'visible' | 'interactive' | 'scale' | 'elemId' | 'elemClasses' | 'key' | 'preservedByKey'
> & {
  /** The number by which it is selected; its place, from 0, by default. */
  id?: number;
};

/**
 * One step of a Walkthrough. With `interactive: false` it cannot be gone back to.
 *
 * @throws TypeError for an `id` that is no whole number
 * @example yc.Step('Address', street, city)
 */
export declare const Step: {
  (label: string, ...given: Arguments<StepOptions>): Evented<'tab', never, never>;
  (label: string, options: StepOptions, fill: () => unknown): Evented<'tab', never, never>;
  (label: string, fill: () => unknown): Evented<'tab', never, never>;
};

/** A message with attachments, as `fn` gets it from a multimodal text field. */
export type MultimodalMessage = { text: string; files: File[] };

/** A message with attachments, as it may be given or yielded; text alone is a message too. */
export type MultimodalLike = string | { text?: string; files?: readonly FileLike[] };

/**
 * A text field that takes files: dropped, pasted, picked, or recorded. Enter submits, Shift+Enter makes a new line; `fn`
 * gets `{ text, files }`.
 *
 * @example
 * const message = yc.MultimodalTextbox({ label: 'Message', fileTypes: ['image'] });
 * const shown = yc.Gallery();
 * message.submit(({ files }) => files, message, shown);
 * export default yc.Blocks(message, shown);
 */
export declare const MultimodalTextbox: (
  options?: CommonOptions & {
    value?: Initial<MultimodalLike>;
    /** Lines shown at first; 1 by default. */
    lines?: number;
    /** Lines that the field grows to before it scrolls; 20 by default. */
    maxLines?: number;
    /** The most characters that can be typed or pasted; no limit by default. */
    maxLength?: number;
    placeholder?: string;
    /** How many files: `'multiple'` by default. */
    fileCount?: 'single' | 'multiple' | 'directory';
    /** The types of files that it accepts: `'image'`, `'audio/*'`, `'.csv'`, … */
    fileTypes?: readonly string[];
    /** Where files can come from; `['upload']` by default. `'microphone'` adds a button that records. */
    sources?: readonly ('upload' | 'microphone')[];
    /** The button that submits: its text, or `false` for none. */
    submitBtn?: string | boolean;
    /** A button that fires `stop`: its text, or `true` for Stop. */
    stopBtn?: string | boolean;
  } & Validated<MultimodalMessage>,
) => Evented<'multimodaltextbox', MultimodalMessage, MultimodalLike>;

/** The values of one sample, in the order of its components. */
type RowOf<C extends ComponentList> = C extends Part
  ? [ExampleOf<PartOf<C>>]
  : C extends readonly Part[]
    ? { -readonly [P in keyof C]: ExampleOf<PartOf<C[P]>> | null }
    : never[];

type SampleForms<C extends ComponentList> = {
  values: RowOf<C>;
  index: number;
  tuple: [index: number, values: RowOf<C>];
};

/**
 * Samples to pick from, a page at a time. As an input, `fn` gets the values of the sample that was picked last, or what
 * `type` says; `click` and `select` tell its index.
 *
 * @throws TypeError for what is no component
 * @throws RangeError if `sampleLabels` are more or fewer than the samples
 * @example
 * const name = yc.Textbox({ label: 'Name' });
 * const people = yc.Dataset({ components: 'text', samples: ['Ada', 'Grace'], label: 'People' });
 * people.click(([picked]) => picked, people, name);
 * export default yc.Blocks(people, name);
 */
export declare const Dataset: <
  const C extends ComponentList,
  const Type extends 'values' | 'index' | 'tuple' = 'values',
>(
  options: Pick<CommonOptions, 'label' | 'showLabel' | 'info' | 'visible' | 'interactive' | 'scale' | 'minWidth'> & {
    /** What the values of a sample are of. They are not laid out. */
    components: C;
    /** The samples: a value for each component. With one component, a sample can be the value itself. */
    samples: NoInfer<ExamplesOf<C>>;
    /** Headings of columns. With them, the samples are the rows of a table. */
    headers?: readonly string[];
    /** What `fn` gets of the sample that was picked: its values, its index, or both; `'values'` by default. */
    type?: Type;
    /** How many samples to show at once; 10 by default. */
    samplesPerPage?: number;
    /** What to show of each sample instead of its values. */
    sampleLabels?: readonly string[];
  },
) => Evented<'dataset', SampleForms<C>[Type], never>;

/**
 * Sets of input values to pick from. A pick fills the inputs; with `runOnClick` or `cacheExamples` it then runs `fn`.
 * Lay it out like a component.
 *
 * @throws TypeError for what is no component, or for `runOnClick` or `cacheExamples` without `fn` and `outputs`
 * @throws RangeError if `exampleLabels` are more or fewer than the examples
 * @example
 * const name = yc.Textbox({ label: 'Name' });
 * const times = yc.Slider({ label: 'Times', minimum: 1, maximum: 5, step: 1 });
 * export default yc.Blocks(name, times, yc.Examples({ examples: [['Ada', 2], ['Grace', 3]], inputs: [name, times] }));
 */
export declare const Examples: <
  const I extends ComponentList,
  const O extends ComponentList = null,
  const R extends Produces<YieldOf<O>> = Produces<YieldOf<O>>,
>(options: {
  /** The sets: a value for each input. With one input, a set can be the value itself. */
  examples: NoInfer<ExamplesOf<I>>;
  /** The components that a pick fills. */
  inputs: I;
  /** The components that show what `fn` yields. */
  outputs?: O;
  /** What to run on a pick, with the values of the inputs. */
  fn?: (...inputs: Given<I>) => R | Produces<YieldOf<O>> | TupleHint;
  /** Runs `fn` on a pick, and keeps the result in this browser for the next pick. */
  cacheExamples?: 'idle' | 'lazy' | boolean;
  /** Runs `fn` on a pick. */
  runOnClick?: boolean;
  /** The name shown above them; `Examples` by default. */
  label?: string;
  /** How many examples to show at once; 10 by default. */
  examplesPerPage?: number;
  /** What to show of each example instead of its values. */
  exampleLabels?: readonly string[];
}) => Evented<'dataset', RowOf<I>, never>;
