import { addApp, type BlocksApp } from './app';
import { type AnyComponent, type CommonOptions, component, type Evented, isComponent } from './component';
import { type EventMethod, eventMethod } from './events';

type Child = AnyComponent;
type BlockOptions = Pick<CommonOptions, 'visible' | 'scale' | 'minWidth'>;

/** Blocks take options first, if any: `yc.Row({ equalHeight: true }, a, b)` or `yc.Row(a, b)`. */
type Arguments<O> = [O, ...Child[]] | Child[];

const split = <O extends object>(given: Arguments<O>, name: string): [O, readonly Child[]] => {
  const [first, ...rest] = given as [O | Child, ...Child[]];
  const withOptions = first !== undefined && !isComponent(first);
  const children = (withOptions ? rest : given) as readonly unknown[];
  const wrong = children.findIndex((child) => !isComponent(child));
  if (wrong >= 0) {
    throw new TypeError(`Child ${wrong + 1} of this ${name} is no component. Make one with yc.Textbox() and the like.`);
  }
  return [(withOptions ? first : {}) as O, children as readonly Child[]];
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
  if (wrong) throw new TypeError(`Tabs hold tabs: put this ${wrong.kind} into a yc.Tab('Name', …).`);
  return component('tabs', value, { ...options, children: [] }, {}, children);
};

/** One tab. @example yc.Tab('Input', text, button) */
export const Tab = (label: string, ...children: Child[]): Evented<'tab', never, never> => {
  const [, checked] = split(children, 'Tab');
  return component('tab', undefined, { label, children: [] }, {}, checked);
};

/** Components that fold away under a heading. Its value tells whether it is open. */
export const Accordion = (
  label: string,
  ...given: Arguments<BlockOptions & { open?: boolean }>
): Evented<'accordion', boolean, boolean> => {
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
  return addApp({ kind: 'blocks', options, children, load: eventMethod({ component: null, event: 'load' }) });
};
