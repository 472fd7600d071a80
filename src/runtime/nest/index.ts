import type { AnyComponent, App } from '../../api/internal';
import { layoutWith } from './form';
import type { Lent } from './lent';
import { multimodalTextboxOf } from './multimodal';
import { samplesWith } from './samples';
import { walkthroughWith } from './walkthrough';

export type { Lent } from './lent';

type Make = (...given: unknown[]) => AnyComponent;

/** Blocks that have a name as their first argument. */
const named = new Set(['Tab', 'Accordion']);

/**
 * Lets apps stand within others: the blocks take apps among their components. Adds `yc.TabbedInterface`, `yc.Examples`,
 * `yc.Dataset`, `yc.MultimodalTextbox`, `yc.Walkthrough` and `yc.Step`. Bundled separately, for programs that may have any of these.
 */
export const install = (lent: Lent): object => {
  const api = lent.api as unknown as Record<string, Make>;
  const layoutOf = layoutWith(lent);
  const places = new WeakMap<App, string>();

  const laidOut = (app: App, place: string): AnyComponent => {
    const before = places.get(app);
    if (before)
      throw new TypeError(
        `${called(app)} is ${place}, but it is ${before} already. An app has one place: make a second one.`,
      );
    places.set(app, place);
    lent.nest(app);
    tellLook(app);
    return layoutOf(app);
  };

  const told = new Set<string>();
  /** As in Gradio, the outermost app says how all of it looks. */
  const tellLook = (app: App) => {
    const names = (['theme', 'css'] as const).filter((name) => app.options[name] !== undefined);
    const [does, it, count] = names.length === 1 ? ['does', 'it', 'counts'] : ['do', 'them', 'count'];
    const sentence = `${names.join(' and ')} of ${called(app).replace(/^T/, 't')} ${does} nothing: the outermost app’s ${count}. Give ${it} to that one.`;
    // A part that is made again would tell it again.
    if (names.length === 0 || told.has(sentence)) return;
    told.add(sentence);
    console.warn(sentence);
  };

  const block =
    (name: string): Make =>
    (...given) => {
      let number = 0;
      const label = named.has(name) && typeof given[0] === 'string' ? ` “${given[0]}”` : '';
      const children = given.map((each) => {
        if (lent.isComponent(each)) number++;
        if (!lent.isApp(each)) return each;
        number++;
        return laidOut(each, `child ${number} of ${label ? 'the' : 'a'} ${name}${label}`);
      });
      return (api[name] as Make)(...children);
    };

  const blocks = Object.fromEntries(
    ['Row', 'Column', 'Group', 'Tab', 'Accordion', 'Sidebar', 'Blocks'].map((name) => [name, block(name)]),
  ) as Record<'Tab' | 'Blocks', Make>;

  const TabbedInterface = (...given: unknown[]) => {
    const [first, second] = given;
    const last = given.at(-1);
    const byName = isOptions(first) && !lent.isApp(first);
    const options = byName ? first : given.length > 1 && isOptions(last) && !lent.isApp(last) ? last : {};
    const apps = byName ? options.interfaceList : first;
    const names = (byName ? options.tabNames : Array.isArray(second) ? second : undefined) ?? [];
    if (!Array.isArray(apps) || apps.length === 0)
      throw new TypeError('yc.TabbedInterface takes an array of apps, then an array of names for their tabs.');
    if (!Array.isArray(names) || names.length > apps.length)
      throw new RangeError(
        `This TabbedInterface has ${apps.length} apps, so tabNames is an array of at most as many texts; got ${Array.isArray(names) ? names.length : String(names)}.`,
      );
    const wrong = apps.findIndex((each) => !lent.isApp(each));
    if (wrong >= 0)
      throw new TypeError(
        `App ${wrong + 1} of this TabbedInterface is ${lent.isComponent(apps[wrong]) ? `a ${apps[wrong].kind}` : typeof apps[wrong]}, not an app. Make one with yc.Interface({ … }).`,
      );
    const tabs = apps.map((app: App, i) => blocks.Tab(String(names[i] ?? app.options.title ?? `Tab ${i + 1}`), app));
    const { title, theme, css } = options;
    const own = Object.entries({ title, theme, css }).filter(([, value]) => value !== undefined);
    return blocks.Blocks(Object.fromEntries(own), ...tabs);
  };

  const { Dataset, Examples } = samplesWith(lent);
  return {
    ...blocks,
    TabbedInterface,
    Dataset,
    Examples,
    MultimodalTextbox: multimodalTextboxOf(lent),
    ...walkthroughWith(lent, blocks.Tab),
  };
};

const isOptions = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const called = ({ kind, options: { title } }: App) =>
  `${kind === 'interface' ? 'The Interface' : 'The app'}${title ? ` “${title}”` : ''}`;
