import { addApp, type BlocksApp, isApp } from './app';
import { type AnyComponent, type CommonOptions, component, type Evented } from './component';
import { describeValue, isOptions } from './describe-value';
import { type EventMethod, eventMethod } from './events';
import { isComponent } from './parts';

type Child = AnyComponent;
type BlockOptions = Pick<CommonOptions, 'visible' | 'scale' | 'minWidth'>;

/** Blocks take options first, if any: `yc.Row({ equalHeight: true }, a, b)` or `yc.Row(a, b)`. */
type Arguments<O> = [O, ...Child[]] | Child[];

const split = <O extends object>(given: Arguments<O>, name: string): [O, readonly Child[]] => {
  const [first, ...rest] = given as [O | Child, ...Child[]];
  const withOptions = isOptions(first);
  const children: readonly unknown[] = withOptions ? rest : given;
  const wrong = children.findIndex((child) => !isComponent(child));
  if (wrong < 0) return [(withOptions ? first : {}) as O, inTabs(children as readonly Child[], name)];
  const child = children[wrong];
  throw new TypeError(
    `Child ${wrong + 1} of this ${name} is ${describeValue(child)}, not a component. ${cure(child, name)}`,
  );
};

const cure = (child: unknown, name: string) => {
  if (typeof child === 'string')
    return `Text needs a component: yc.Markdown({ value: ${JSON.stringify(child.slice(0, 40))} }).`;
  if (isApp(child))
    return 'An app cannot stand within another one: lay out its components here, with a yc.Button that calls its function.';
  if (Array.isArray(child)) return `Spread it: yc.${name}(...components).`;
  if (isOptions(child))
    return `Options come before the components: yc.${name}(${name === 'Tab' || name === 'Accordion' ? "'Name', " : ''}{ … }, …).`;
  return 'Make one with yc.Textbox() and the like.';
};

/** As in Gradio, a Tab needs no Tabs around it: neighbours outside of Tabs are put into Tabs of their own. */
const inTabs = (children: readonly Child[], name: string): readonly Child[] => {
  if (name === 'Tabs') return children;
  const placed: Child[] = [];
  let run: Child[] = [];
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

/** Components side by side; they wrap where the page is narrow. */
export const Row = (...given: Arguments<BlockOptions & { equalHeight?: boolean }>): Evented<'row', never, never> => {
  const [options, children] = split(given, 'Row');
  return component('row', undefined, { ...options, children: [] }, {}, children);
};

/** Components below one another; in a row, `scale` is its share of the width. */
export const Column = (...given: Arguments<BlockOptions>): Evented<'column', never, never> => {
  const [options, children] = split(given, 'Column');
  return component('column', undefined, { ...options, children: [] }, {}, children);
};

/** Components without gaps, as one. */
export const Group = (...given: Arguments<BlockOptions>): Evented<'group', never, never> => {
  const [options, children] = split(given, 'Group');
  return component('group', undefined, { ...options, children: [] }, {}, children);
};

/** Tabs, of which one is open. Its value is the index of that one. */
export const Tabs = (...given: Arguments<BlockOptions & { value?: number }>): Evented<'tabs', number, number> => {
  const [{ value = 0, ...options }, children] = split(given, 'Tabs');
  const wrong = children.find((child) => child.kind !== 'tab');
  if (wrong) {
    const place = children.indexOf(wrong) + 1;
    throw new TypeError(`Child ${place} of these Tabs is a ${wrong.kind}, not a Tab. Put it into a yc.Tab('Name', …).`);
  }
  return component('tabs', value, { ...options, children: [] }, {}, children);
};

/** One tab; where it is not `interactive`, it cannot be opened. @example yc.Tab('Input', text, button) */
export const Tab = (
  label: string,
  ...given: Arguments<Pick<CommonOptions, 'visible' | 'interactive'>>
): Evented<'tab', never, never> => {
  checkLabel(label, 'Tab');
  const [options, children] = split(given, 'Tab');
  return component('tab', undefined, { ...options, label, children: [] }, {}, children);
};

/** Components that fold away under a heading. Its value tells whether it is open. */
export const Accordion = (
  label: string,
  ...given: Arguments<BlockOptions & { open?: boolean }>
): Evented<'accordion', boolean, boolean> => {
  checkLabel(label, 'Accordion');
  const [{ open = true, ...options }, children] = split(given, 'Accordion');
  return component('accordion', open, { ...options, label, children: [] }, {}, children);
};

/** Components at the side of the app. */
export const Sidebar = (
  ...given: Arguments<BlockOptions & { label?: string; open?: boolean; position?: 'left' | 'right'; width?: number }>
): Evented<'sidebar', boolean, boolean> => {
  const [{ open = true, ...options }, children] = split(given, 'Sidebar');
  return component('sidebar', open, { ...options, children: [] }, {}, children);
};

export type BlocksOptions = {
  /** Shown above, and the app's name. */
  title?: string;
};

/**
 * An app laid out by its author. Events are methods of its components; `load` is the app's own.
 *
 * @example
 * const name = yc.Textbox({ label: 'Name' });
 * const greeting = yc.Textbox({ label: 'Greeting' });
 * const greet = yc.Button('Greet');
 * greet.click((name) => `Hello, ${name}!`, name, greeting);
 * export default yc.Blocks({ title: 'Greeter' }, yc.Row(name, greeting), greet);
 */
export const Blocks = (...given: Arguments<BlocksOptions>): BlocksApp & { readonly load: EventMethod } => {
  const [options, children] = split(given, 'Blocks');
  const unknown = Object.keys(options).find((name) => name !== 'title');
  if (unknown !== undefined) throw new TypeError(`yc.Blocks has one option, title; got ${unknown}.`);
  return addApp({ kind: 'blocks', options, children, load: eventMethod({ component: null, event: 'load' }) });
};
