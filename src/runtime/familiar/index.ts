import type { AnyComponent, App } from '../../api/internal';
import { isShortcut, type Shortcut, unknownShortcut } from '../../protocol';
import { type Base, constructible, type Lent } from './base';
import { childrenOf, claim, filling, place, split, withReturned } from './blocks';
import { classesOf } from './classes';
import { byWord, eventNames, plain } from './names';
import { isPlain, listenOptionsFor, type Options, optionsFor, setMade, setTold, updateFor } from './options';
import { beginWith, parameterDefaults } from './parameter-defaults';
import { collect } from './positions';

/**
 * Supports what people bring from Gradio: positional arguments, its names, and blocks that a function fills. Bundled
 * separately, for programs that are not written in the API's own form.
 */

type Make = (...given: unknown[]) => unknown;

export const install = (lent: Lent, told?: readonly string[]): Record<string, unknown> => {
  setTold(told);
  setMade((value) => lent.isComponent(value) || lent.isApp(value) || lent.isUpdate(value));
  const api = lent.api as unknown as Record<string, Make>;
  /** The options that each component was made with, in case it is yielded as an update. */
  const said = new WeakMap<object, Options>();

  const familiar = <T>(made: T): T => {
    if (!lent.isComponent(made)) return made;
    for (const [other, name] of Object.entries(eventNames))
      if (name in made && !(other in made))
        Object.defineProperty(made, other, { get: () => (made as unknown as Record<string, unknown>)[name] });
    if (!('render' in made)) Object.defineProperty(made, 'render', { value: () => made });
    place(made);
    return made;
  };

  const make = (name: string, options: Options): AnyComponent => {
    const made = (api[name] as Make)(options) as AnyComponent;
    said.set(made, options);
    return made;
  };
  const base: Base = { ...lent, component: make };

  const component =
    (name: string) =>
    (...given: unknown[]) =>
      familiar(make(name, collect(name, given)));

  const components: Record<string, Make> = Object.fromEntries(plain.map((name) => [name, component(name)]));

  /** A component from its word or its constructor, or as given. */
  const part = (given: unknown): unknown => {
    if (typeof given === 'function') return given();
    if (typeof given !== 'string') return given;
    if (!isShortcut(given)) throw new TypeError(unknownShortcut(given));
    const { name, options = {} } = byWord[given.toLowerCase() as Shortcut];
    return (made[name] as Make)(options);
  };
  const parts = (given: unknown): unknown => {
    if (given === null || given === undefined) return given;
    if (given instanceof Set) return [...given].map(part);
    if (Array.isArray(given)) return given.map(part);
    if (isPlain(given) && !lent.isComponent(given)) return Object.values(given).map(part);
    return part(given);
  };

  /** `launch(theme=…, css=…)`: since Gradio 6, this is where an app is told how it looks. */
  const launchAs = (app: App, options: unknown) => {
    const { theme, css } = isPlain(options) ? options : {};
    const look = { ...(theme != null && { theme }), ...(css != null && { css }) };
    Object.assign(app, { options: { ...app.options, ...look } });
    lent.prefer(app);
  };

  const asApp = <A extends App>(app: A): A => {
    const itself = () => app;
    const launch = (options?: unknown) => {
      launchAs(app, options);
      return app;
    };
    for (const [name, value] of Object.entries({
      launch,
      queue: itself,
      render: itself,
      close: itself,
      unload: itself,
      mount: launch,
    }))
      if (!(name in app)) Object.defineProperty(app, name, { value });
    place(app);
    return app;
  };

  const listened = (given: readonly unknown[]): readonly unknown[] => {
    const [first, ...rest] = given;
    const byName = isPlain(first) && !lent.isComponent(first) ? first : undefined;
    const last = rest.findLastIndex((each) => isPlain(each) && !lent.isComponent(each));
    const options = listenOptionsFor({ ...byName, ...((rest[last] as Options | undefined) ?? {}) });
    const placed = last < 0 ? rest : rest.slice(0, last);
    const { fn, inputs, outputs, triggers: _, ...others } = options;
    return [byName ? (fn ?? null) : (first ?? null), parts(placed[0] ?? inputs), parts(placed[1] ?? outputs), others];
  };

  lent.setForms({
    listen: listened,
    yielded: (value, output) => {
      if (lent.isComponent(value)) return (api.update as Make)(updateFor(said.get(value) ?? {}));
      const convert = output.kind === 'label' ? classesOf : undefined;
      return convert && value !== null && value !== undefined && !lent.isUpdate(value) && !isSkip(value)
        ? convert(value)
        : value;
    },
  });
  const isSkip = (value: unknown) => value === (api as Record<string, unknown>).skip;

  const block =
    (name: string, named: boolean) =>
    (...given: unknown[]) => {
      const label = named && typeof given[0] === 'string' ? given.shift() : undefined;
      const { options, rest } = split(name, given);
      const { children, returned } = childrenOf(rest, undefined, base);
      const ownLabel = options.label;
      if (named) options.label = undefined;
      const given_ = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
      const made = (api[name] as Make)(...(named ? [label ?? ownLabel ?? name] : []), given_, ...children) as object;
      const own = label ?? ownLabel;
      said.set(made, own === undefined ? given_ : { ...given_, label: own });
      return withReturned(familiar(made), returned);
    };

  const Interface = (...given: unknown[]) => {
    const options = collect('Interface', given);
    const inputs = parts(options.inputs);
    const outputs = parts(options.outputs);
    // They have their place in the form.
    claim([inputs, outputs].flat());
    // An input without an initial value starts with the default of its parameter.
    const defaults = parameterDefaults(options.fn);
    for (const [index, input] of ([inputs].flat() as AnyComponent[]).entries())
      if (input && (said.get(input)?.value ?? undefined) === undefined) beginWith(input, defaults[index]);
    const app = (api.Interface as Make)({
      ...options,
      inputs,
      outputs,
    }) as App;
    return asApp(app);
  };

  const ChatInterface = (...given: unknown[]) => {
    const options = collect('ChatInterface', given);
    const folded = options.additionalInputsAccordion;
    if (lent.isComponent(folded)) options.additionalInputsAccordion = folded.properties.label;
    const additionalInputs = parts(options.additionalInputs);
    claim([options.chatbot, options.textbox, folded, additionalInputs].flat());
    return asApp(
      (api.ChatInterface as Make)({
        ...options,
        additionalInputs,
        additionalOutputs: parts(options.additionalOutputs),
      }) as App,
    );
  };

  const Blocks = (...given: unknown[]) => {
    const { options, rest } = split('Blocks', given);
    const load = lent.eventMethod({ component: null, event: 'load' });
    const unload = lent.eventMethod({ component: null, event: 'unload' });
    const self = { load, unload, launch: (_options?: unknown) => self, queue: () => self, render: () => self };
    let launched: [options: unknown] | undefined;
    self.launch = (options?: unknown) => {
      launched = [options];
      return self;
    };
    const { children, returned } = childrenOf(rest, self, base);
    const app = asApp((api.Blocks as Make)(options, ...children) as App);
    if (launched) launchAs(app, launched[0]);
    return withReturned(app, returned);
  };

  const TabbedInterface = (...given: unknown[]) => {
    const [first, ...rest] = given;
    const options = given.findLast(isPlain);
    const named = options && split('TabbedInterface', [options]).options;
    const app = api.TabbedInterface as Make;
    return asApp(
      (options === first ? app(named) : app(first, ...rest.filter((each) => each !== options), named ?? {})) as App,
    );
  };

  const render = (...given: unknown[]) => {
    const [first] = given;
    const named =
      isPlain(first) && !lent.isComponent(first) && ['fn', 'inputs', 'triggers'].some((name) => name in first)
        ? first
        : undefined;
    const [inputs, fn, options] = named
      ? [named.inputs, named.fn ?? given[1], named]
      : typeof first === 'function'
        ? [null, ...given]
        : given;
    const { fn: _, inputs: __, ...rest } = (options ?? {}) as Options;
    const fill = (mine: () => boolean) => filling(mine, base);
    return familiar((api.render as Make)(parts(inputs), fn, optionsFor('render', rest), fill));
  };

  const on = (...given: unknown[]) => {
    const [first] = given;
    if (isPlain(first)) {
      const { triggers, ...rest } = first;
      return (api.on as Make)([triggers].flat(), rest);
    }
    return (api.on as Make)(...given);
  };

  const Button = (...given: unknown[]) => {
    const texts = given.filter((each) => typeof each === 'string');
    const { value, ...options } = split(
      'Button',
      given.filter((each) => typeof each !== 'string'),
    ).options;
    const made = (api.Button as Make)(texts[0] ?? value ?? options.label ?? 'Run', options) as object;
    said.set(made, { ...options, ...((texts[0] ?? value) !== undefined && { value: texts[0] ?? value }) });
    return familiar(made);
  };

  const State = (...given: unknown[]) => {
    const [value] = given;
    const options = isPlain(value) && Object.keys(value).join() === 'value' ? value : undefined;
    const initial = options ? options.value : value;
    return (api.State as Make)(typeof initial === 'function' ? initial() : initial);
  };

  const BrowserState = (value: unknown, options: unknown) => {
    const key =
      typeof options === 'string'
        ? { storageKey: options }
        : isPlain(options)
          ? split('BrowserState', [options]).options
          : {};
    return (api.BrowserState as Make)(value, key);
  };

  const Timer = (...given: unknown[]) => {
    const { value, ...options } = split(
      'Timer',
      given.filter((each) => typeof each !== 'number'),
    ).options;
    return (api.Timer as Make)(given.find((each) => typeof each === 'number') ?? value ?? 1, options);
  };

  const told_ =
    (level: 'info' | 'warning' | 'success') =>
    (message: unknown, ...given: unknown[]) => {
      const options = (given.find(isPlain) ?? {}) as Options;
      const duration = given.find((each) => typeof each === 'number');
      return (api[level] as Make)(message, { ...(duration !== undefined && { duration }), ...options });
    };

  const progress = (share: unknown, options: unknown): unknown => {
    // `const report = yc.progress()`, as of Gradio's `gr.Progress()`.
    if (share === undefined) return Progress();
    const text = typeof options === 'string' ? { description: options } : ((options ?? {}) as Options);
    const { desc, description = desc, unit, total } = text;
    return (api.progress as Make)(typeof total === 'number' && typeof share === 'number' ? [share, total] : share, {
      description,
      unit,
    });
  };
  const track = (iterable: unknown, options: unknown) => {
    const { desc, description = desc, unit, total } = (options ?? {}) as Options;
    return (api.track as Make)(
      typeof iterable === 'number' ? Array.from({ length: iterable }, (_, i) => i) : iterable,
      {
        description,
        unit,
        total,
      },
    );
  };
  const Progress = () => {
    const report = (share: unknown, options: unknown) => progress(share, options);
    return Object.assign(report, { tqdm: track, track, update: report, set: report });
  };

  const samples =
    (name: 'Examples' | 'Dataset', list: 'inputs' | 'components') =>
    (...given: unknown[]) => {
      const { [list]: listed, ...options } = collect(name, given);
      const of = parts(listed);
      // Those of a Dataset stand for kinds of values, and have no place.
      if (name === 'Dataset') claim([of].flat());
      return familiar(
        (api[name] as Make)({
          ...options,
          [list]: of,
          ...(options.outputs !== undefined && { outputs: parts(options.outputs) }),
        }),
      );
    };

  const ClearButton = (...given: unknown[]) => {
    const text = given.find((each) => typeof each === 'string');
    const options = collect(
      'ClearButton',
      given.filter((each) => each !== text),
    );
    return familiar(make('ClearButton', text === undefined ? options : { ...options, value: text }));
  };

  const update = (changes: Options) => (api.update as Make)(isPlain(changes) ? updateFor(changes) : changes);

  const made: Record<string, unknown> = {
    ...api,
    ...components,
    ...Object.fromEntries(
      ['Row', 'Column', 'Group', 'Tabs', 'Walkthrough', 'Sidebar'].map((name) => [name, block(name, false)]),
    ),
    ...Object.fromEntries(['Tab', 'Step', 'Accordion'].map((name) => [name, block(name, true)])),
    Interface,
    ChatInterface,
    Blocks,
    TabbedInterface,
    Button,
    State,
    BrowserState,
    Timer,
    render,
    on,
    update,
    progress,
    track,
    Progress,
    Info: told_('info'),
    Warning: told_('warning'),
    Success: told_('success'),
    info: told_('info'),
    warning: told_('warning'),
    success: told_('success'),
    Examples: samples('Examples', 'inputs'),
    Dataset: samples('Dataset', 'components'),
    ClearButton,
    DataFrame: components.Dataframe,
    Text: components.Textbox,
    TextArea: (...given: unknown[]) => familiar(make('Textbox', { lines: 7, ...collect('Textbox', given) })),
    Json: components.JSON,
    Html: components.HTML,
    TabItem: block('Tab', true),
    Box: block('Group', false),
    launch: (app: unknown, options?: unknown) => {
      if (lent.isApp(app)) launchAs(app, options);
    },
    // `gr.themes.Soft()`: the theme of that name. Its hues are Gradio's own.
    themes: new Proxy({}, { get: (_, name) => constructible(() => String(name).toLowerCase()) }),
  };
  for (const [name, value] of Object.entries(made))
    if (typeof value === 'function' && value !== lent.api.Error && value !== lent.api.Clip && /^[A-Z]/.test(name))
      made[name] = Object.assign(constructible(value as Make) as object, {
        // As it was before Gradio 4: `gr.Textbox.update(value=…)`.
        ...(name in components && { update }),
      });
  return made;
};
