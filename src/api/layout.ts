import { type App, addApp, type BlocksApp, isApp } from './app';
import type { AnyComponent, CommonOptions } from './component';
import type { BlockVariant, RowExtras } from './component-options';
import { component, type Evented } from './create-component';
import { describeValue, isOptions } from './describe-value';
import { type EventMethod, eventMethod } from './events';
import type { LookOptions } from './look';
import { isComponent } from './parts';

/** A component, or an app: its form or its layout then stands here. */
export type Child = AnyComponent | App;
export type BlockOptions = Pick<
  CommonOptions,
  'visible' | 'scale' | 'minWidth' | 'elemId' | 'elemClasses' | 'key' | 'preservedByKey'
>;

/** Layout blocks take optional options first: `yc.Row({ equalHeight: true }, a, b)` or `yc.Row(a, b)`. */
export type Arguments<O> = [O, ...Child[]] | Child[];

const split = <O extends object>(given: Arguments<O>, name: string): [O, readonly AnyComponent[]] => {
  const [first, ...rest] = given as [O | Child, ...Child[]];
  const withOptions = isOptions(first);
  const children: readonly unknown[] = withOptions ? rest : given;
  const wrong = children.findIndex((child) => !isComponent(child));
  if (wrong < 0) return [(withOptions ? first : {}) as O, inTabs(children as readonly AnyComponent[], name)];
  const child = children[wrong];
  throw new TypeError(
    `Child ${wrong + 1} of this ${name} is ${describeValue(child)}, not a component. ${cure(child, name)}`,
  );
};

const cure = (child: unknown, name: string) => {
  if (typeof child === 'string')
    return `Text needs a component: yc.Markdown({ value: ${JSON.stringify(child.slice(0, 40))} }).`;
  // The code that takes apps is loaded with programs that seem to have several.
  if (isApp(child)) return 'Is the network up?';
  if (Array.isArray(child)) return `Spread it: yc.${name}(...components).`;
  if (isOptions(child))
    return `Options come before the components: yc.${name}(${name === 'Tab' || name === 'Accordion' ? "'Name', " : ''}{ … }, …).`;
  return 'Make one with yc.Textbox() and the like.';
};

/** As in Gradio, a Tab does not need Tabs around it: consecutive ones outside of Tabs are wrapped in Tabs. */
const inTabs = (children: readonly AnyComponent[], name: string): readonly AnyComponent[] => {
  if (name === 'Tabs') return children;
  const placed: AnyComponent[] = [];
  let run: AnyComponent[] = [];
  const close = () => {
    if (run.length > 0) placed.push(Tabs(...run));
    run = [];
  };
  for (const child of children) {
    if (child.kind === 'tab') run.push(child);
    else {
      close();
      placed.push(child);
    }
  }
  close();
  return placed;
};

const checkLabel = (label: unknown, name: string) => {
  if (typeof label === 'string') return;
  throw new TypeError(`A ${name} begins with its name: yc.${name}('Name', …); got ${describeValue(label)}.`);
};

/** Components side by side. They wrap on a narrow page. */
export const Row = (
  ...given: Arguments<BlockOptions & RowExtras & { equalHeight?: boolean }>
): Evented<'row', never, never> => {
  const [options, children] = split(given, 'Row');
  return component('row', undefined, { ...options, children: [] }, {}, children);
};

/** Components below one another. In a Row, `scale` is the column's share of the width. */
export const Column = (...given: Arguments<BlockOptions & BlockVariant>): Evented<'column', never, never> => {
  const [options, children] = split(given, 'Column');
  return component('column', undefined, { ...options, children: [] }, {}, children);
};

/** Components grouped together, without gaps. */
export const Group = (...given: Arguments<BlockOptions>): Evented<'group', never, never> => {
  const [options, children] = split(given, 'Group');
  return component('group', undefined, { ...options, children: [] }, {}, children);
};

/** A set of tabs, of which one is open. Its value is the index of the open tab; `selected` sets it, 0 by default. */
export const Tabs = (
  ...given: Arguments<BlockOptions & { selected?: number; value?: number }>
): Evented<'tabs', number, number> => {
  const [{ selected = 0, value = selected, ...options }, children] = split(given, 'Tabs');
  const wrong = children.find((child) => child.kind !== 'tab');
  if (wrong) {
    const place = children.indexOf(wrong) + 1;
    throw new TypeError(`Child ${place} of these Tabs is a ${wrong.kind}, not a Tab. Put it into a yc.Tab('Name', …).`);
  }
  return component('tabs', value, { ...options, children: [] }, {}, children);
};

/** One tab. It cannot be opened with `interactive: false`. @example yc.Tab('Input', text, button) */
export const Tab = (
  label: string,
  ...given: Arguments<
    Pick<CommonOptions, 'visible' | 'interactive' | 'elemId' | 'elemClasses' | 'key' | 'preservedByKey'>
  >
): Evented<'tab', never, never> => {
  checkLabel(label, 'Tab');
  const [options, children] = split(given, 'Tab');
  return component('tab', undefined, { ...options, label, children: [] }, {}, children);
};

/** Components that fold away under a heading. Its value is whether it is open; `true` by default. */
export const Accordion = (
  label: string,
  ...given: Arguments<BlockOptions & { open?: boolean }>
): Evented<'accordion', boolean, boolean> => {
  checkLabel(label, 'Accordion');
  const [{ open = true, ...options }, children] = split(given, 'Accordion');
  return component('accordion', open, { ...options, label, children: [] }, {}, children);
};

/** A panel at the side of the app that can be folded. Its value is whether it is open; `true` by default. */
export const Sidebar = (
  ...given: Arguments<BlockOptions & { label?: string; open?: boolean; position?: 'left' | 'right'; width?: number }>
): Evented<'sidebar', boolean, boolean> => {
  const [{ open = true, ...options }, children] = split(given, 'Sidebar');
  return component('sidebar', open, { ...options, children: [] }, {}, children);
};

export type BlocksOptions = LookOptions & {
  /** The app's name, shown above it. */
  title?: string;
  /** How many bytes of a run's yields the timeline keeps; 64,000,000 by default. 0 removes the timeline. */
  timelineBytes?: number;
};

/** The events of an app itself. */
export type AppEvents = {
  readonly load: EventMethod<{ component: null; event: 'load' }>;
  readonly unload: EventMethod<never>;
};

/**
 * An app with your own layout. Events are methods of its components; `load` and `unload` are the app's own.
 * Other apps may stand anywhere in it, each with its own buttons, examples and cache.
 *
 * A function of `unload` runs when the app goes away, and gets what its inputs hold; nothing that it yields is shown. When
 * another app takes its place on the page, or the app is removed, it has half a second. When the page itself is closed or
 * left, it is started, but the browser may end it at once: keep nothing until then that must not be lost.
 *
 * @throws TypeError for an unknown option, for a child that is neither a component nor an app, or for one in two places
 * @example
 * const name = yc.Textbox({ label: 'Name' });
 * const greeting = yc.Textbox({ label: 'Greeting' });
 * const greet = yc.Button('Greet');
 * greet.click((name) => `Hello, ${name}!`, name, greeting);
 * export default yc.Blocks({ title: 'Greeter' }, yc.Row(name, greeting), greet);
 */
export const Blocks = (...given: Arguments<BlocksOptions>): BlocksApp & AppEvents => {
  const [options, children] = split(given, 'Blocks');
  const unknown = Object.keys(options).find((name) => !/^(title|timelineBytes|theme|css)$/.test(name));
  if (unknown) throw new TypeError(`yc.Blocks has no option ${unknown}.`);
  const own = (event: string) => eventMethod<never>({ component: null, event });
  return addApp({ kind: 'blocks', options, children, load: own('load') as never, unload: own('unload') });
};
